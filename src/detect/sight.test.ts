import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { Identifier } from '../case/index.ts';
import type { Section } from '../connection/index.ts';
import { type Layer, pathOf } from '../decode/index.ts';
import { CHAINABLE, encodeLayer, sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { FEWEST_OF_EACH, MOST_FINDS } from './finds.ts';
import { sight } from './sight.ts';
import { sightAcross } from './sight-across.ts';

const one = (kind: Identifier['kind'], value: Identifier['value'], id: string = kind): Identifier => ({
  id,
  kind,
  value,
  fixed: false,
});

const IMEI = '490154203237518';
const OWN = '+91 98123 45678';

const identity = [
  one('imei', IMEI),
  one('msisdn', OWN),
  one('contact-name', 'Asha Testcase'),
  one('contact-number', '+91 98765 43210'),
  one('advertising-id', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'),
  one('wifi-mac', '64:CC:2E:5A:1B:7F'),
  one('android-id', '7d5a6fd0d53a566b'),
  one('location', '28.6139,77.2090'),
  one('app-list', [
    'com.example.notes',
    'com.example.bank',
    'org.example.chess',
    'net.example.mail',
    'com.example.map',
  ]),
  one('email', 'asha@example.org'),
  one('carrier', 'Airtel'),
  one('ip-address', '10.0.0.1'),
  one('name', 'Li'),
  one('ssid', 'Heron Harbour 7'),
];
/** Of the e-mail address; its `+` would be a space in a query. */
const PLUS_MD5 = hash('md5', 'asha@example.org', 'base64');
const needles = compileIdentity(identity, { market: 'IN' });

/** What is sighted, short: identifier, forms, and the way to it. */
function seen(content: string | Uint8Array, fields: Partial<Section> = {}, from = needles) {
  return sight(sectionOf(content, fields), from).sighted.map(
    ({ identifier, forms, part, span, namedBy }) => ({
      identifier,
      forms: forms.join(' '),
      path: pathOf(part, span).path,
      stood: Buffer.from(part.bytes.subarray(span.start, span.end)).toString(),
      ...(namedBy === null ? {} : { namedBy }),
    }),
  );
}

const forms = (content: string) =>
  seen(content).map(({ identifier, forms }) => `${identifier}: ${forms}`.trim());

describe('sight', () => {
  it('sights the number of the founding case as the contract shows it', () => {
    const target = '/pass/user@id?type=MXPH&externalId=%2B919812345678';
    const section = sectionOf(target, { location: 'url' });
    const [sighted, ...others] = sight(section, needles).sighted;
    expect(others).toEqual([]);
    expect(sighted).toMatchObject({
      identifier: 'msisdn',
      kind: 'msisdn',
      forms: [],
      span: { start: 0, end: 13 },
      namedBy: null,
    });
    expect(sighted && pathOf(sighted.part, sighted.span)).toEqual({
      path: 'url/query:externalId/percent',
      field: 'externalId',
      layers: ['percent'],
    });
  });

  it.each<[string, string, string[]]>([
    ['a value as given', `{"imei":"${IMEI}"}`, ['imei:']],
    ['an IMEI without its check digit', 'imei=49015420323751', ['imei: no-check-digit']],
    ['a number given with spaces', OWN, ['msisdn:']],
    ['its compact writing', '"+919812345678"', ['msisdn:']],
    ['it without a plus sign', 'n=919812345678', ['msisdn: international']],
    ['it behind two zeros', 'n=00919812345678', ['msisdn: international']],
    ['it as dialled at home', 'n=09812345678', ['msisdn: national']],
    ['it without any prefix', 'n=9812345678', ['msisdn: national']],
    ['it grouped as at home', '"098123 45678"', ['msisdn: national separators']],
    ['it with hyphens', 'tel:+91-98123-45678', ['msisdn: separators']],
    ['it with the country set apart', '"+91 9812345678"', ['msisdn: separators']],
    ['it with hyphens at home', '981-234-5678', ['msisdn: national separators']],
    ['it in any groups', '98 12 34 56 78', ['msisdn: national separators']],
    ['it with brackets', '+91 (98123) 45678', ['msisdn: separators']],
    ['it with brackets at home', '(981) 234-5678', ['msisdn: national separators']],
    ['it with a trunk zero in brackets', '+91 (0)98123 45678', ['msisdn: separators']],
    ['it with slashes', '0091/981/234/5678', ['msisdn: international separators']],
    ['it with points', '981.234.5678', ['msisdn: national separators']],
    ['it with spaces of typography', '+91\u00a098123\u202f45678', ['msisdn: separators']],
    ['it with hyphens of typography', '98123\u201145678', ['msisdn: national separators']],
    ['it within a sentence', 'on 2026-11-20 at 5 call 981-234-5678 2 times', ['msisdn: national separators']],
    [
      'it in a list',
      '98765 43210 98123 45678 98765 43210',
      Array(3)
        .fill('')
        .map((_, at) => `${at === 1 ? 'msisdn' : 'contact-number'}: national separators`),
    ],
    ['an IMEI with hyphens', '49-015420-323751-8', ['imei: separators']],
    ['an IMEI with spaces', '4901 5420 3237 518', ['imei: separators']],
    ['an IMEISV', '4901542032375101', ['imei: imeisv']],
    ['an IMEISV that begins as the IMEI', `${IMEI}0`, ['imei: imeisv']],
    ['a hardware address with underscores', '64_cc_2e_5a_1b_7f', ['wifi-mac: lower-case separators']],
    ['a UUID with underscores', '1b9d6bcd_bbfd_4b2d_9b5d_ab8dfbbd4bed', ['advertising-id: separators']],
    ['a name with a space that does not break', 'Asha\u00a0Testcase', ['contact-name: separators']],
    ['a name in small letters', 'asha testcase', ['contact-name: lower-case']],
    ['a name in capitals', 'ASHA TESTCASE', ['contact-name: upper-case']],
    ['a name in any letters', 'ASHA testcase', ['contact-name: mixed-case']],
    ['a UUID without hyphens', '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed', ['advertising-id: separators']],
    [
      'digits in pairs, filled up in either case',
      '94104502237315F8 94104502237315f8',
      ['imei: bcd', 'imei: bcd'],
    ],
    ['a UUID in capitals', '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED', ['advertising-id: upper-case']],
    ['a hardware address as given', '64:CC:2E:5A:1B:7F', ['wifi-mac:']],
    ['a hardware address bare and small', '64cc2e5a1b7f', ['wifi-mac: lower-case separators']],
    ['a hardware address with points', '64cc.2e5a.1b7f', ['wifi-mac: lower-case separators']],
    ['an Android ID as a number', String(0x7d5a6fd0d53a566bn), ['android-id: decimal']],
    ['a place as given', 'll=28.6139,77.2090', ['location:']],
    ['a place in two fields', '{"lat":28.6139,"acc":5,"lng":77.209}', ['location:']],
    ['a place with zeros at the end', 'lon=77.2090000&lat=28.613900', ['location:']],
    ['MD5 in hexadecimal', hash('md5', IMEI), ['imei: md5 hex']],
    ['SHA-1 in capitals', hash('sha1', IMEI).toUpperCase(), ['imei: sha1 hex']],
    ['SHA-256 in base64', hash('sha256', IMEI, 'base64'), ['imei: sha256 base64']],
    [
      'SHA-1 of a small-lettered address',
      hash('sha1', 'ASHA@example.org'.toLowerCase()),
      ['email: sha1 hex'],
    ],
    ['SHA-1 of small letters', hash('sha1', '64cc2e5a1b7f'), ['wifi-mac: lower-case separators sha1 hex']],
    [
      'SHA-256 of a number as displays write it',
      hash('sha256', '098123 45678'),
      ['msisdn: national separators sha256 hex'],
    ],
    ['MD5 of a number without plus', hash('md5', '919812345678'), ['msisdn: international md5 hex']],
    ['a number that a language writes with decimals', `{"imei":${IMEI}.0}`, ['imei:']],
    ['a number in a list with points', `GA1.2.${IMEI}.1700000000`, ['imei:']],
    ['an address as links have it', '<a href="mailto:asha@example.org">', ['email:']],
    ['an address with a percent sign before it', 'q=%3Aasha@example.org', ['email:']],
    ['hexadecimal behind a word', 'deviceid7d5a6fd0d53a566b', ['android-id:']],
    ['a UUID with a time behind it', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed-1700000000', ['advertising-id:']],
    ['a place whose numbers stand in lists', '{"lat":[28.6139],"lon":[77.209]}', ['location:']],
    ['a whole digest before a cut one', `?h=${PLUS_MD5}`, ['email: md5 base64']],
    ['ids that a program put together', `9774d56d682e549c${IMEI}`, ['imei:']],
    ['a letter put before a number', `a${IMEI} A${IMEI}`, ['imei:', 'imei:']],
    [
      'a number in a UUID that holds nothing else',
      '00000000-0000-0000-0000-919812345678',
      ['msisdn: international'],
    ],
    [
      'a number under a name that ends as a short one',
      '{"receiver":"981.234.5678"}',
      ['msisdn: national separators'],
    ],
    ['a number by pairs with points', 'tel 98.12.34.56.78', ['msisdn: national separators']],
    ['a number as registries write it', '+91.9812345678', ['msisdn: separators']],
    ['a place of GeoJSON', '{"coordinates":[77.209,28.6139]}', ['location:']],
    ['a place with one name', '{"lat":28.6139,"x":77.2090}', ['location:']],
    ['a place that is escaped', '%32%38%2E%36%31%33%39%2C%37%37%2E%32%30%39%30', ['location:']],
    ['a number in uneven groups', 'n=98.1234.5678', ['msisdn: national separators']],
    ['a network in a line of a log', 'I/Sync: ssid=Heron Harbour 7 joined', ['ssid:']],
    ['a network in a sentence', '{"msg":"joined Heron Harbour 7 at noon"}', ['ssid:']],
    ['a network in quotes', '{"wifi":{"ssid":"\\"Heron Harbour 7\\""}}', ['ssid:']],
    ['two of one', `${IMEI} ${IMEI}`, ['imei:', 'imei:']],
  ])('sights %s', (_, content, expected) => {
    expect(forms(content)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a number one digit away', '490154203237519'],
    ['a number glued to a digit before', `1${IMEI}`],
    ['a number glued to digits after', `${IMEI}00`],
    ['an IMEISV glued to a digit', '14901542032375101 49015420323751012'],
    ['a number with decimals whose digits are those of a number', '98123.45678 9812345.678'],
    ['an address whose digits are those of a number', '981.234.56.78'],
    ['small numbers in a row', '12 98 12 34 56 78 90'],
    ['a path of a drawing', 'M12.98.12.34.56.78.90z'],
    ['groups of a longer number', '198-123-456-78 981-234-567-89'],
    ['numbers in two fields', '98123,45678;98123\t45678\n98123:45678'],
    ['groups far apart', '98123      45678'],
    ['groups with an operator between', '98123 + 45678 98123 * 45678'],
    ['a spaced number behind another country', '+44 981-234-5678 1 (981) 234-5678'],
    ['a version of a longer number', '4901-5420-3237-5180-1'],
    ['a version of a program', 'Chrome/98.12.3456.78 Safari/981.234.5678'],
    ['a version by its name', '{"appVersion":"981.234.5678","v":"98.12.34.56.78"}'],
    ['a version by its groups', '98.12.3456.78 98123.456.78'],
    ['a range of pages', 'see pp. 98123-45678 or page 98123\u201345678'],
    ['a range of bytes', 'Range: bytes=98123-45678'],
    ['digits of a UUID', '5f3c1a2b-1234-4abc-8def-919812345678 abcdefab-9198-1234-5678-abcdefabcdef'],
    ['the first digits of a UUID', '91981234-5678-4abc-8def-aaaaaaaaaaaa'],
    ['digits of a hash', `${'a9b0'.repeat(6)}${IMEI}f${'c3d1'.repeat(6)} a9812345678bcdef`],
    ['grouped digits among letters of a code', 'ab4901-5420-3237-518cd'],
    ['a place with its names exchanged', '{"lat":77.2090,"lon":28.6139}'],
    ['a place with one name exchanged', '{"lat":77.2090,"x":28.6139}'],
    ['prices', '{"price":[28.6139,77.2090],"ask":28.6139,"bid":77.2090}'],
    ['prices in a line of text', 'price: 28.6139, 77.2090'],
    ['prices in attributes', '<price low="28.6139" high="77.2090"/>'],
    ['another network of the same house', '{"ssid":"Heron Harbour 7-5G"} joined Heron Harbour 7_EXT'],
    ['a network of a longer name', '{"ssid":"Heron Harbour 7 Guest"}'],
    ['a network of a longer name that ends so', '{"wifi":"\\"The Heron Harbour 7\\""}'],
    ['a national number of another country', '+449812345678'],
    ['a national number behind another country', '+44 9812345678'],
    ['a national number within a longer one', '19812345678'],
    ['a name in a longer word', 'Natasha Testcases'],
    ['a name in a longer word past ASCII', 'éAsha Testcaseß'],
    ['an address of a longer name', 'natasha@example.org'],
    ['an address on a longer host', 'asha@example.org.in'],
    ['an address after a point', 'x.asha@example.org'],
    ['an address of a longer name with signs in it', 'not_asha@example.org, not-asha@example.org'],
    ['an address on a host that goes on after a hyphen', 'asha@example.org-corp.net'],
    ['a national number behind a dialled code', '0044 9812345678'],
    ['a national number behind a code and a trunk zero', '+44 (0)9812345678'],
    ['a national number behind a bare code', '"44 98123 45678"'],
    ['a national number behind a code and a hyphen', '1-9812345678'],
    ['the decimals of a number', '0.9812345678 0.490154203237518'],
    ['a number with decimals', '9812345678.5'],
    ['a hardware address within a longer one', '64:cc:2e:5a:1b:7f:00:01 00:01:64:cc:2e:5a:1b:7f'],
    ['a UUID that goes on', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed-0'],
    ['two places of one list', '{"p":[{"lat":28.6139,"lon":77.1},{"lat":28.7,"lon":77.209}]}'],
    ['columns of two places', '{"lat":[28.6139,28.7],"lon":[77.1,77.209]}'],
    ['one number of a place and a price', '{"lat":28.6139,"lon":1.5,"price":77.2090}'],
    ['a digest glued to a digit', `${hash('md5', IMEI)}0`],
    ['base64 glued to a letter', `x${hash('sha1', IMEI, 'base64url')}`],
    ['hexadecimal glued to hexadecimal', 'a7d5a6fd0d53a566b'],
    ['a place with one number', '{"lat":28.6139}'],
    // A place is a measure and no name: what is a few metres away is the place, so its decoy is a kilometre away.
    ['a place a kilometre away', '28.6229,77.2090'],
    ['a place a kilometre to the east', '28.6139,77.2193'],
    ['a place a kilometre away under its names', '{"lat":28.6139,"lon":77.21930}'],
    ['a place of which one number is near', '28.6139,77.3090 28.61391,78.2090'],
    ['a place near by rounded numbers without names', '28.614,77.2085'],
    ['prices near the numbers of a place', '{"price":[28.61391,77.20902]}'],
    ['a place on the other half of the earth', '-28.6139,77.2090'],
    ['a place whose numbers are far apart', `28.6139${' '.repeat(200)}77.2090`],
    ['two of five packages', 'com.example.notes com.example.bank'],
    ['packages of longer names', 'com.example.notes.x com.example.bank.x org.example.chess.x'],
    ['an escape that is read as digits', `{"a":"\\u0049${IMEI.slice(2)}"}`],
    ['an escape whose end begins the number', `q=%C3%${IMEI}`],
  ])('does not sight %s', (_, content) => {
    expect(forms(content)).toEqual([]);
  });

  it('sights a list once, over all that is there of it', () => {
    const content = '["com.example.map","com.other","com.example.notes","NET.example.mail"]';
    expect(seen(content)).toEqual([
      { identifier: 'app-list', forms: 'set', path: 'body/json:', stood: content.slice(2, -2) },
    ]);
  });

  it('sights a list whose members are encoded one by one, at the first of them', () => {
    const encoded = (names: string[]) => JSON.stringify(names.map((name) => encodeURIComponent(btoa(name))));
    const three = ['org.other.game', 'com.example.map', 'com.example.notes', 'net.example.mail'];
    expect(seen(encoded(three)).map(({ path, stood }) => `${path} ${stood}`)).toEqual([
      'body/json:/1/base64 com.example.map',
    ]);
    expect(seen(encoded(three.slice(0, 3)))).toEqual([]);
    expect(seen(encoded(['com.example.map', 'com.example.map', 'com.example.map']))).toEqual([]);
  });

  describe('a place whose numbers stand apart', () => {
    const far = ' '.repeat(300);
    it.each<[string, string, string[]]>([
      [
        'far apart in JSON',
        `{"gps":{"latitude":28.6139,"x":"${far}","longitude":77.2090}}`,
        ['latitude body/json:/gps/latitude', 'longitude body/json:/gps/longitude'],
      ],
      [
        'encoded one by one',
        `{"userLat":"${btoa('28.6139')}","userLng":"${btoa('77.2090')}"}`,
        ['lat body/json:/userLat/base64', 'lng body/json:/userLng/base64'],
      ],
      ['under no such names', `{"a":28.6139,"x":"${far}","b":77.2090}`, []],
      ['under names of two things', `{"a":{"lat":28.6139},"x":"${far}","b":{"lon":77.2090}}`, []],
      ['in two entries of a list', `[{"lat":28.6139},"${far}",{"lon":77.2090}]`, []],
      ['one of them under both names', `{"lat":28.6139,"x":"${far}","lon":28.6139}`, []],
      ['under words that only begin so', `{"late":28.6139,"x":"${far}","longest":77.2090}`, []],
    ])('%s', (_, content, expected) => {
      expect(seen(content).map(({ namedBy, path }) => `${namedBy} ${path}`)).toEqual(expected);
    });

    it('is sighted across the fields of a header, under names that belong together', () => {
      const across = (fields: Record<string, string>) =>
        sightAcross(
          Object.entries(fields).flatMap(([field, value]) => [
            ...sight(sectionOf(value, { location: 'header', field }), needles).halves,
          ]),
          needles,
        ).map(({ identifier, namedBy, part }) => `${identifier} ${namedBy} ${part.section.field}`);
      expect(across({ 'X-Lat': '28.6139', Accept: '*/*', 'X-Lon': '77.20900' })).toEqual([
        'location lat X-Lat',
        'location lon X-Lon',
      ]);
      expect(across({ 'X-Lat': '28.6139', 'Y-Lon': '77.2090' })).toEqual([]);
      expect(across({ 'X-Lat': '28.6139', 'X-Lon': '77.2191' })).toEqual([]);
      expect(across({ 'X-Lat': '28.6139', 'X-Lon': '77.2091' })).toHaveLength(2);
      expect(across({ 'X-A': '28.6139', 'X-B': '77.2090' })).toEqual([]);
    });
  });

  it('keeps a bounded number of finds, counts the rest, and hides nothing behind them', () => {
    const content = `${`${IMEI},`.repeat(MOST_FINDS * 2)}${`${OWN},`.repeat(FEWEST_OF_EACH + 1)}`;
    const { sighted, notKept, notices } = sight(sectionOf(content), needles);
    const of = (id: string) => sighted.filter(({ identifier }) => identifier === id).length;
    expect(of('imei')).toBeLessThanOrEqual(MOST_FINDS);
    expect(of('imei') + (notKept.get('imei') ?? 0)).toBe(MOST_FINDS * 2);
    expect(of('msisdn')).toBeGreaterThan(0);
    expect(notices.map(({ code }) => code)).toEqual(['finds-not-kept']);
  });

  describe('a value that proves nothing by itself', () => {
    it.each<[string, string, Partial<Section>, string]>([
      ['in a form', 'operator=airtel&x=1', { contentType: 'application/x-www-form-urlencoded' }, 'operator'],
      ['in JSON', '{"device_carrier" : "Airtel"}', {}, 'carrier'],
      ['in a list', '{"carriers":1,"operator":["x","Airtel"]}', {}, 'operator'],
      ['under a name that says nothing', '{"carrier":{"name":"Airtel"}}', {}, 'carrier'],
      ['in a list of entries', '{"carrier":{"list":[{"entry":"Airtel"}]}}', {}, 'carrier'],
      ['with white space around', '{"carrier":" Airtel "}', {}, 'carrier'],
      ['in a header', 'Airtel', { location: 'header', field: 'X-Network-Operator' }, 'networkoperator'],
      [
        'in a list in a field',
        'extinfo=%5B%22a2%22%2C%22Airtel%22%5D',
        { contentType: 'application/x-www-form-urlencoded' },
        'extinfo',
      ],
      ['in an element', '<d><carrier>Airtel</carrier></d>', {}, 'carrier'],
      ['in an attribute', '<d n="1" carrier="Airtel"/>', {}, 'carrier'],
      ['in an attribute that says it is a value', '<carrier value="Airtel"/>', {}, 'carrier'],
      ['in preferences', '<map><string name="carrier">Airtel</string></map>', {}, 'carrier'],
      ['in CDATA', '<carrier><![CDATA[Airtel]]></carrier>', {}, 'carrier'],
      [
        'in a property list',
        '<plist><dict><key>carrier</key><string>Airtel</string></dict></plist>',
        {},
        'carrier',
      ],
      ['in a table', 'model,carrier\nx,Airtel\n', {}, 'carrier'],
      ['in a log', '06-01 12:51 I/Sync(12): carrier=Airtel done', {}, 'carrier'],
      ['in a log behind a colon', '06-01 12:51 D/carrier: Airtel', {}, 'carrier'],
      ['in logfmt', 'level=info carrier="Airtel" n=1', {}, 'carrier'],
      ['in JSON in a log', 'I/Net(1): {"carrier":"Airtel"}', {}, 'carrier'],
    ])('is sighted %s', (_, content, fields, namedBy) => {
      expect(seen(content, fields).map(({ identifier, namedBy }) => ({ identifier, namedBy }))).toEqual([
        { identifier: 'carrier', namedBy },
      ]);
    });

    it.each<[string, string, Partial<Section>]>([
      ['in a sentence', '{"carrier":"not Airtel today"}', {}],
      ['under another name', '{"sponsor":"Airtel"}', {}],
      ['as a name', '{"Airtel":"carrier"}', {}],
      ['under another name inside', '{"carrier":{"sponsor":"Airtel"}}', {}],
      ['alone', 'Airtel', {}],
      ['hashed', hash('sha1', 'Airtel'), {}],
      ['as an address of the vendor', '{"server_ip":"10.0.0.1"}', {}],
      ['within a longer address', '{"local_ip":"10.0.0.11"}', {}],
    ])('is not sighted %s', (_, content, fields) => {
      expect(seen(content, fields)).toEqual([]);
    });

    it('does not take long where it stands a hundred thousand times', () => {
      const { sighted, notices } = sight(sectionOf(`{"x":[${'"Li",'.repeat(100_000)}"Li"]}`), needles);
      expect(sighted).toEqual([]);
      expect(notices.map(({ code }) => code)).toContain('weak-values-unasked');
    });
  });

  it('tells one place once, as the deepest reading has it', () => {
    const inner = JSON.stringify({ imei: IMEI });
    const body = `data=${encodeURIComponent(Buffer.from(inner).toString('base64'))}&imei=${IMEI}`;
    expect(seen(body, { contentType: 'application/x-www-form-urlencoded' }).map(({ path }) => path)).toEqual([
      expect.stringMatching(/^body\/form:data\/(percent\/)?base64\/json:\/imei$/),
      'body/form:imei',
    ]);
  });

  it('keeps occurrences apart that one compressed region holds', () => {
    expect(
      seen(encodeLayer('gzip', bytesOf(`${IMEI},${IMEI},${OWN}`))).map(({ identifier }) => identifier),
    ).toEqual(['imei', 'imei', 'msisdn']);
  });

  it('reports every identifier that shares the bytes', () => {
    const shared = compileIdentity(
      [one('msisdn', OWN, 'own'), one('account-id', '919812345678', 'account')],
      { market: 'IN' },
    );
    expect(
      seen('id=919812345678', {}, shared).map(({ identifier, forms }) => `${identifier}:${forms}`),
    ).toEqual(['own:international', 'account:']);
  });

  it('leaves out what the section before has told, and keeps what the border cut', () => {
    const content = `${IMEI} ${OWN} x`;
    const told = (repeated: number) => seen(content, { repeated }).map(({ identifier }) => identifier);
    expect(told(15)).toEqual(['msisdn']);
    expect(told(14)).toEqual(['imei', 'msisdn']);
    expect(told(content.length)).toEqual([]);
  });

  it('finds any writing under any chain of layers', () => {
    const layers = fc.array(fc.constantFrom<Layer>(...CHAINABLE), { maxLength: 3 });
    const written = fc.constantFrom(
      ['imei', IMEI],
      ['msisdn', '+919812345678'],
      ['contact-name', 'asha testcase'],
      ['advertising-id', '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed'],
      ['email', hash('sha256', 'asha@example.org')],
    );
    fc.assert(
      fc.property(layers, written, (chain, [identifier, text]) => {
        const applied: Layer[] = [];
        for (const layer of chain) {
          if (layer !== 'json-string' || !isBinary(applied.at(-1))) applied.push(layer);
        }
        let bytes: Uint8Array = bytesOf(`{"a":"b c","v":"${text}"}`);
        for (const layer of applied) bytes = encodeLayer(layer, bytes);
        const found = sight(sectionOf(bytes), needles).sighted;
        expect(
          found.map((sighted) => sighted.identifier),
          applied.join(' '),
        ).toEqual([identifier]);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on bytes of any kind, and tells nothing of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(sight(sectionOf(bytes), needles).sighted).toEqual([]);
      }),
    );
  });

  it('counts bytes that look encrypted, and none that only look so', () => {
    const random = Uint8Array.from(
      { length: 2_000 },
      (_, i) => hash('sha256', String(i), 'buffer')[0] as number,
    );
    const unreadable = (content: string | Uint8Array) => sight(sectionOf(content), needles).unreadable;
    expect(unreadable(random)).toBe(2_000);
    expect(unreadable(encodeLayer('gzip', bytesOf('plain text, many times over. '.repeat(99))))).toBe(0);
    const sealed = Buffer.from(random).toString('base64');
    expect(unreadable(JSON.stringify({ data: sealed }))).toBe(sealed.length);
    expect(unreadable(JSON.stringify({ data: 'readable'.repeat(50) }))).toBe(0);
  });
});

const GIVES_BYTES: ReadonlySet<Layer> = new Set(['gzip', 'zlib', 'zstd', 'deflate', 'br', 'lz4', 'snappy']);

function isBinary(layer: Layer | undefined): boolean {
  return layer !== undefined && GIVES_BYTES.has(layer);
}
