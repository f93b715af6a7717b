import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, nowhere } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { unfold } from '../../decode/index.ts';
import { type Guess, GuessBudget, guessInPart, MOST_CANDIDATES } from './guess-in-part.ts';

type Where = Partial<Omit<Section, 'bytes' | 'source'>> & { market?: string };

function guess(text: string | Uint8Array, { market, ...where }: Where = {}): Guess[] {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const section: Section = {
    bytes,
    source: nowhere,
    location: 'body',
    field: null,
    contentType: null,
    contentEncodings: [],
    ...where,
  };
  const budget = new GuessBudget();
  const found: Guess[] = [];
  unfold(section, (part) => found.push(...guessInPart(part, { market: market ?? null, budget })));
  return found;
}

const told = (found: readonly Guess[]) => [
  ...new Set(found.map(({ kind, value, confidence }) => `${confidence} ${kind} ${value}`)),
];

/** Text, market, and what is guessed in it; null: nothing. */
type Row = readonly [text: string, guessed: string | null, market?: string];

const IMEI: readonly Row[] = [
  ['imei=490154203237518', 'high imei 490154203237518'],
  ['{"device":{"imei":"490154203237518"}}', 'high imei 490154203237518'],
  ['{"imei":490154203237518}', 'high imei 490154203237518'],
  ['{"deviceInfo":{"imei_1":"49-015420-323751-8"}}', 'high imei 490154203237518'],
  ['<string name="imei">490154203237518</string>', 'high imei 490154203237518'],
  ['/v1/490154203237518/ping', 'medium imei 490154203237518'],
  ['{"id":"490154203237518"}', 'medium imei 490154203237518'],
  // A test device's: GSMA TS.06 reporting body 00.
  ['imei=009330340670043', 'high imei 009330340670043'],
  ['imei=490154203237519', null],
  ['imei=120154203237510', null],
  ['{"order_id":"490154203237518"}', null],
  ['{"appId":490154203237518}', null],
  ['{"timestamp":490154203237518}', null],
  ['t=4901542032375180', null],
  ['t=x490154203237518', null],
  ['{"price":490154203237518.25}', null],
  ['imei=000000000000000', null],
  ['imei=444444444444444', null],
];

const SUBSCRIBER: readonly Row[] = [
  ['iccid=8991390205064306140', 'high iccid 8991390205064306140'],
  ['x=8991390205064306140', 'medium iccid 8991390205064306140'],
  ['iccid=8991390205064306141', 'medium iccid 8991390205064306141'],
  ['x=8991390205064306141', null],
  ['session_id=8991390205064306140', null],
  ['imsi=404105554105314', 'high imsi 404105554105314'],
  ['x=404105554105314', null],
];

const MAC: readonly Row[] = [
  ['{"mac":"9c:99:a0:1b:2c:3d"}', 'high wifi-mac 9c:99:a0:1b:2c:3d'],
  ['{"bssid":"9C-99-A0-1B-2C-3D"}', 'high bssid 9c:99:a0:1b:2c:3d'],
  ['bt_mac=9c99a01b2c3d', 'high bluetooth-mac 9c:99:a0:1b:2c:3d'],
  ['seen 9c:99:a0:1b:2c:3d near', 'medium wifi-mac 9c:99:a0:1b:2c:3d'],
  ['wifi_mac=06:f8:37:77:78:9c', 'medium wifi-mac 06:f8:37:77:78:9c'],
  ['x=06:f8:37:77:78:9c', null],
  ['mac=01:00:5e:00:00:fb', null],
  ['mac=ff:ff:ff:ff:ff:ff', null],
  ['mac=02:00:00:00:00:00', null],
  ['x=9c99a01b2c3d', null],
  ['sha1=9c:99:a0:1b:2c:3d:44:55:66:77', null],
  ['at 10:20:30:40:50:60', null],
];

const PHONE: readonly Row[] = [
  ['phone=%2B919812345678', 'high msisdn +919812345678'],
  ['{"phone":"+91 98123 45678"}', 'high msisdn +919812345678'],
  ['call +91 98123-45678 now', 'medium msisdn +919812345678'],
  ['{"contacts":[{"name":"A","phone":"+919812345678"}]}', 'high contact-number +919812345678'],
  ['{"mobile_no":"9812345678"}', 'high msisdn +919812345678', 'IN'],
  ['{"phone":"098123 45678"}', 'high msisdn +919812345678', 'IN'],
  ['{"msisdn":"919812345678"}', 'high msisdn +919812345678'],
  ['{"mobile_no":"9812345678"}', null],
  ['{"id":"9812345678"}', null, 'IN'],
  ['{"phone":"0000000000"}', null, 'IN'],
  ['{"from":"1509812345"}', null, 'DE'],
  ['{"ts":"+919812345678"}', null],
  ['2014-08-01T09:00:00+0530', null],
  ['{"number":1406880000}', null, 'IN'],
  ['version 10.20.30.40', null, 'IN'],
  ['ip=192.168.100.100', null, 'IN'],
];

const EMAIL: readonly Row[] = [
  ['email=asha%40example.com', 'high email asha@example.com'],
  ['{"e":"x","user_email":"Asha.T+a@Mail.Example.co.uk"}', 'high email asha.t+a@mail.example.co.uk'],
  ['mailto:asha@example.com', 'medium email asha@example.com'],
  ['{"contacts":[{"email":"asha@example.org"}]}', 'high contact-email asha@example.org'],
  ['src="icon@2x.png"', null],
  ['react@16.8.0', null],
  ['https://0123456789abcdef@sentry.io/1', null],
  ['ftp://user@example.com/x', null],
  ['a@b.notatld', null],
  ['@example.com', null],
];

const RESETTABLE: readonly Row[] = [
  ['gaid=daafd9d7-2275-49ec-ace7-77a7c0906bee', 'high advertising-id daafd9d7-2275-49ec-ace7-77a7c0906bee'],
  [
    '{"x_advertising_id":"DAAFD9D7-2275-49EC-ACE7-77A7C0906BEE"}',
    'high advertising-id daafd9d7-2275-49ec-ace7-77a7c0906bee',
  ],
  [
    'uuid=daafd9d7-2275-49ec-ace7-77a7c0906bee',
    'medium installation-id daafd9d7-2275-49ec-ace7-77a7c0906bee',
  ],
  [
    '{"device":{"id":"daafd9d7-2275-49ec-ace7-77a7c0906bee"}}',
    'high installation-id daafd9d7-2275-49ec-ace7-77a7c0906bee',
  ],
  ['request_uuid=daafd9d7-2275-49ec-ace7-77a7c0906bee', null],
  ['{"session":"daafd9d7-2275-49ec-ace7-77a7c0906bee"}', null],
  ['<a>urn:uuid:daafd9d7-2275-49ec-ace7-77a7c0906bee</a>', null],
  ['gaid=00000000-0000-0000-0000-000000000000', null],
  ['android_id=b8f9c381e7181549', 'high android-id b8f9c381e7181549'],
  ['gsf_id=397cf60aff52353c', 'high gsf-id 397cf60aff52353c'],
  ['x=b8f9c381e7181549', null],
  ['android_id=1234567890123456', null],
  ['android_id=0000000000000000', null],
  ['md5=b8f9c381e7181549b8f9c381e7181549', null],
];

const PLACE: readonly Row[] = [
  ['lat=28.631897&lon=77.187739', 'high location 28.631897,77.187739'],
  ['{"loc":{"longitude":77.187739,"latitude":28.631897}}', 'high location 28.631897,77.187739'],
  ['{"gpsLat":"28.631897","gpsLng":"77.187739"}', 'high location 28.631897,77.187739'],
  ['ll=28.631897%2C77.187739', 'high location 28.631897,77.187739'],
  ['<lat>28.631897</lat><lng>77.187739</lng>', 'high location 28.631897,77.187739'],
  ['lat=28.6&lon=77.1', null],
  ['lat=0.000000&lon=0.000000', null],
  ['lat=128.631897&lon=77.187739', null],
  ['x=28.631897&y=77.187739', null],
  ['{"flat":28.631897,"salon":77.187739}', null],
  ['prices=28.631,77.187', null],
  [`lat=28.631897&${'pad=x&'.repeat(60)}lon=77.187739`, null],
];

const WORDS: readonly Row[] = [
  ['{"ssid":"Meikeipal-873a"}', 'medium ssid Meikeipal-873a'],
  ['{"ssid":"\\"Meikeipal-873a\\""}', 'medium ssid Meikeipal-873a'],
  ['ssid=Meikeipal%20873a', 'medium ssid Meikeipal 873a'],
  ['{"ssid":"<unknown ssid>"}', null],
  ['{"networkOperatorName":"Vodafone IN"}', 'medium carrier Vodafone IN'],
  ['mcc_mnc=40410', 'medium carrier 40410'],
  ['{"operator":"Airtel"}', 'low carrier Airtel'],
  ['{"operator":"equals"}', null],
  ['{"carrier":true}', null],
  ['{"carrier":""}', null],
  ['{"serialNumber":"1c19383301f0042b"}', 'medium serial 1c19383301f0042b'],
  ['{"serial":"unknown"}', null],
];

const NOTHING: readonly Row[] = [
  ['{"t":1406880000000,"us":1406880000000000,"n":20140801090000123}', null, 'IN'],
  ['d41d8cd98f00b204e9800998ecf8427e da39a3ee5e6b4b0d3255bfef95601890afd80709', null, 'IN'],
  ['Mozilla/5.0 (Linux; Android 4.3; HM 1SW Build/JLS36C) AppleWebKit/534.30', null, 'IN'],
  ['{"price":"1,299.00","order":"OD-4432-E2FD1A92","version":"4.3.20.140801"}', null, 'IN'],
  ['[2001:db8:85a3::8a2e:370:7334]:443 10.56.79.198', null, 'IN'],
];

describe.each([
  ['IMEI', IMEI],
  ['SIM', SUBSCRIBER],
  ['hardware address', MAC],
  ['telephone number', PHONE],
  ['e-mail address', EMAIL],
  ['resettable id', RESETTABLE],
  ['place', PLACE],
  ['word', WORDS],
  ['what is none', NOTHING],
])('%s', (_, rows) => {
  test.each(rows)('%s: %s', (text, guessed, market) => {
    expect(told(guess(text ?? '', market ? { market } : {}))).toEqual(guessed === null ? [] : [guessed]);
  });
});

test('a header field names its value', () => {
  expect(told(guess('490154203237518', { location: 'header', field: 'X-Device-IMEI' }))).toEqual([
    'high imei 490154203237518',
  ]);
  expect(told(guess('Airtel', { location: 'header', field: 'X-Carrier' }))).toEqual([
    'medium carrier Airtel',
  ]);
});

test("a cookie called SSID is a site's own", () => {
  expect(guess('SSID=A_mrp5cpjfkd72x04', { location: 'cookie', field: 'Cookie' })).toEqual([]);
});

test('a name counts for what is encoded under it', () => {
  const encoded = Buffer.from('490154203237518').toString('base64');
  expect(told(guess(`imei=${encoded}`))).toEqual(['high imei 490154203237518']);
});

test('the span is that of the value', () => {
  const [found] = guess('a=1&imei=490154203237518&b=2');
  expect(found?.span).toEqual({ start: 9, end: 24 });
});

test('any bytes give guesses that lie within them, or none', () => {
  const pieces = fc.constantFrom(
    'imei=',
    '490154203237518',
    '+9198',
    '123',
    '@',
    'a.com',
    ':',
    '9c',
    '"',
    '{',
    'lat',
    '28.63189',
    ',',
    ' ',
    'ssid=',
    '-',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => bytesOf(all.join(''))),
  );
  fc.assert(
    fc.property(bytes, (input) => {
      for (const { span, value } of guess(input, { market: 'IN' })) {
        expect(span.start).toBeLessThan(span.end);
        expect(value).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  '1',
  'a@',
  '+1 ',
  '12:',
  '9c:',
  'lat=1.234&',
  'ssid=',
  'x.',
  '28.631897,',
  'carrier:',
  '0-',
  'a.',
])('a megabyte of %j is looked through', (piece) => {
  guess(piece.repeat(Math.ceil(1_000_000 / piece.length)), { market: 'IN' });
});

test('numbers far apart in a megabyte of zeros are looked through', () => {
  const picture = new Uint8Array(1_000_000);
  for (let at = 100; at < picture.length - 100; at += 100) picture.set(bytesOf('490154203237518'), at);
  expect(told(guess(picture))).toEqual(['medium imei 490154203237518']);
});

test('past what one section may cost nothing more is looked at', () => {
  const budget = new GuessBudget();
  for (let taken = 0; taken < MOST_CANDIDATES; taken++) expect(budget.more()).toBe(true);
  expect(budget.more()).toBe(false);
  expect(budget.isSpent).toBe(true);
});
