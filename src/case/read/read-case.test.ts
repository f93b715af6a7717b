import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, TelltaleError } from '../../base/index.ts';
import { contractCase } from '../testing/index.ts';
import { MOST_FAULTS } from './fault.ts';
import { MOST_LEVELS } from './parse-yaml.ts';
import { MOST_VALUES } from './plain-value.ts';
import { LONGEST_CASE, readCase } from './read-case.ts';
import { checkClaims } from './read-claims.ts';

const head = 'telltale: case/1\n';
const least = `${head}identity: []\n`;

/** The lines of the error's message. */
function faultsOf(text: string): string[] {
  try {
    readCase(text, 'case.yaml');
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    expect(error.code).toBe('case-invalid');
    return error.message.split('\n');
  }
  return [];
}

const identity = (...lines: string[]) => `${head}identity:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const phases = (...lines: string[]) =>
  `${least}services: { cloud: {} }\nphases:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('what is read', () => {
  test('the example of the contract', () => {
    const { case: read, notices } = readCase(contractCase, 'case.yaml');
    expect(read).toMatchObject({
      sha256: createHash('sha256').update(contractCase).digest('hex'),
      title: 'Redmi 1S out of the box',
      device: { vendor: 'Xiaomi', model: 'Redmi 1S', build: 'pre-ota', market: 'IN' },
      market: 'IN',
      controller: { name: 'Xiaomi', hosts: ['xiaomi.com', 'xiaomi.net', 'miui.com'] },
      services: [{ id: 'cloud-messaging', title: 'MIUI Cloud Messaging' }],
      protocol: 'f-secure-2014',
      vantage: {
        egressCountry: 'IN',
        resolver: '1.1.1.1',
        simMccMnc: '40410',
        locale: 'en_IN',
        bearers: ['wifi'],
      },
      claims: 'xiaomi-2014',
      keys: [],
      hashKeys: [],
      recipes: [],
    });
    expect(read.identity).toHaveLength(7);
    expect(read.identity[0]).toEqual({ id: 'imei1', kind: 'imei', value: '490154203237518', fixed: true });
    expect(read.identity[6]).toEqual({
      id: 'apps',
      kind: 'app-list',
      value: ['com.a', 'com.b'],
      fixed: false,
    });
    expect(read.phases).toEqual([
      {
        id: 'out-of-box',
        from: Date.UTC(2014, 7, 1, 9) * 1000,
        to: Date.UTC(2014, 7, 1, 10) * 1000,
        build: 'pre-ota',
        services: { 'cloud-messaging': 'on' },
        consent: { 'cloud-messaging': 'not-asked' },
      },
    ]);
    expect(notices.map(({ about }) => about)).toEqual(['sms1.text']);
  });

  test('the least case, with every default', () => {
    expect(readCase(least, 'case.yaml')).toMatchObject({
      case: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        title: null,
        device: null,
        market: null,
        controller: null,
        identity: [],
        services: [],
        protocol: null,
        vantage: null,
        phases: [],
        claims: null,
        policy: null,
        keys: [],
        hashKeys: [],
        recipes: [],
      },
      notices: [{ code: 'identity-empty', about: 'identity', detail: expect.any(String) }],
    });
  });

  test.each([
    ['490154203237518'],
    ['+919812345678'],
    ['00123456'],
    ['12345678901234567890123456789'],
    ['0x1F2E3D4C'],
    ['1e400'],
    ['-0'],
    ['.inf'],
    ['3.10'],
    ['0o17'],
  ])('%s without quotes, digit for digit', (value) => {
    const text = identity(
      `{ id: a, kind: other, value: ${value} }`,
      `{ id: 2014, kind: other, value: "x ${value}" }`,
    );
    expect(readCase(text, 'x').case.identity.map((one) => [one.id, one.value])).toEqual([
      ['a', value],
      ['2014', `x ${value}`],
    ]);
  });

  test('numbers of a protocol written out stay numbers', () => {
    const text = `${least}protocol: { steps: [{ times: 3, at: 0.5 }] }\n`;
    expect(readCase(text, 'x').case).toMatchObject({ protocol: { steps: [{ times: 3, at: 0.5 }] } });
  });

  test('salts and keys of HMACs', () => {
    const { case: read } = readCase(`${least}keys: [{ salt: 0012 }, { id: mac, hmac: abc }]\n`, 'x');
    expect(read.keys).toEqual([]);
    expect(read.hashKeys).toEqual([
      { id: null, use: 'salt', text: '0012' },
      { id: 'mac', use: 'hmac', text: 'abc' },
    ]);
  });

  test('keys in every writing, numbers as they are written', () => {
    const text = `${least}keys:
  - { id: login, cipher: aes-128-cbc, key: AAECAwQFBgcICQoLDA0ODw==, iv: 0102030405060708 }
  - { cipher: aes-256-ecb, key: "${'00'.repeat(32)}" }
`;
    expect(readCase(text, 'x').case.keys).toEqual([
      {
        id: 'login',
        cipher: 'aes-128-cbc',
        key: Uint8Array.from({ length: 16 }, (_, i) => i),
        iv: bytesOf('0102030405060708'),
      },
      { id: null, cipher: 'aes-256-ecb', key: new Uint8Array(32), iv: null },
    ]);
  });

  test('keys of DES, and recipes', () => {
    const text = `${least}keys:
  - { cipher: des-cbc, key: 0123456789abcdef, iv: 8 letters }
  - { cipher: 3des-ecb, key: "${'01'.repeat(16)}" }
  - { recipe: sync, steps: from-base64 | json, hosts: [Vendor.example.], fields: [data] }
`.replace('8 letters', '"8letters"');
    const { keys, recipes } = readCase(text, 'x').case;
    expect(keys.map(({ key, iv }) => [key.byteLength, iv?.byteLength])).toEqual([
      [8, 8],
      [16, undefined],
    ]);
    const steps = ['from-base64', 'json'].map((name) => ({ name, key: null, iv: null, numbers: [] }));
    expect(recipes).toEqual([{ name: 'sync', steps, hosts: ['vendor.example'], fields: ['data'] }]);
  });

  test('JSON, indented with tabs, with escapes and numbers', () => {
    const json = JSON.stringify(
      {
        telltale: 'case/1',
        identity: [{ id: 'a', kind: 'imei', value: 490154203237518 }],
        title: 'a\tb \u{1f600} "c"',
      },
      null,
      '\t',
    ).replace('\u{1f600}', '\\ud83d\\ude00');
    const { case: read } = readCase(json, 'case.json');
    expect(read.title).toBe('a\tb \u{1f600} "c"');
    expect(read.identity[0]?.value).toBe('490154203237518');
  });

  test('an alias, a byte-order mark, CRLF and comments', () => {
    const text = `\ufeff# a case\r\n${identity('{ id: a, kind: name, value: &n Asha Test }', '{ id: b, kind: contact-name, value: *n }')}`;
    expect(readCase(text, 'x').case.identity.map(({ value }) => value)).toEqual(['Asha Test', 'Asha Test']);
  });

  test('country codes in lower case, host names in upper case', () => {
    const { case: read } = readCase(
      `${least}device: { market: no }\ncontroller: { hosts: [MI.com.] }\nvantage: { egressCountry: sg }\n`,
      'x',
    );
    expect([read.market, read.controller?.hosts, read.vantage?.egressCountry]).toEqual([
      'NO',
      ['mi.com'],
      'SG',
    ]);
  });

  test('phases in the order of time, which may touch', () => {
    const text = phases(
      '{ id: b, from: 2014-08-02T00:00:00Z, to: 2014-08-03T00:00:00Z }',
      '{ id: a, from: 2014-08-01T00:00:00Z, to: 2014-08-02T05:30:00+05:30 }',
    );
    expect(readCase(text, 'x').case.phases.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

/** Name, text, and for every fault the place and words of the sentence. */
const wrong: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  ['an empty file', '', [['1:1', 'empty']]],
  ['a file of comments', '# x\n', [['1:1', 'empty']]],
  ['text', 'hello', [['1:1', 'map of fields']]],
  ['a list', '- a\n', [['1:1', 'map of fields']]],
  ['no identity', head, [['1:1', 'lacks the field "identity"']]],
  ['another version', 'telltale: case/9\nidentity: []\n', [['1:11', 'must be case/1']]],
  [
    'a party that is no host name',
    `${least}services: { cloud: { parties: [First, frist, 192.0.2.1] } }\n`,
    [['3:39', 'parties names "frist", which is neither a party nor a host name; did you mean "first"?']],
  ],
  ['a misspelt field', `${least}titel: x\n`, [['3:1', 'unknown field "titel"; did you mean "title"?']]],
  ['a field like nothing known', `${least}zzz: x\n`, [['3:1', 'known here: telltale, title, device']]],
  [
    'several unknown fields',
    `${least}aaa: x\nbbb: y\n`,
    [
      ['3:1', '"aaa"'],
      ['4:1', '"bbb"'],
    ],
  ],
  ['a field twice', `${least}title: a\ntitle: b\n`, [['4:1', '"title" stands here twice']]],
  ['a field of JavaScript', `${least}__proto__: { title: x }\n`, [['3:1', 'no field can be named']]],
  ['an empty field', `${least}title:\n`, [['3:7', 'title is empty']]],
  ['truth for text', `${least}title: true\n`, [['3:8', 'title must be text; put it in quotes']]],
  ['a list for a map', `${least}device: [a]\n`, [['3:9', 'device must be a map']]],
  ['text for a map', `${least}device: a\n`, [['3:9', 'device must be a map']]],
  ['a map for a list', `${head}identity: { a: b }\n`, [['2:11', 'identity must be a list']]],
  [
    'a country by name',
    `${least}device: { market: India }\n`,
    [['3:19', 'device.market must be a country code']],
  ],
  [
    'a host with a path',
    `${least}controller: { hosts: [ok.com, "http://x"] }\n`,
    [['3:31', 'hosts[1] must be a host']],
  ],
  [
    'a state of a bearer that is none',
    `${least}vantage: { bearers: { wifi: on } }\n`,
    [['3:29', 'known here: watched, off, unwatched']],
  ],
  [
    'a bearer in a map that is none',
    `${least}vantage: { bearers: { wify: off } }\n`,
    [['3:23', 'did you mean "wifi"?']],
  ],
  [
    'a counter that is no number',
    `${least}vantage: { counters: { wifi: { sent: many, received: 1 } } }\n`,
    [['3:38', 'must be a number of bytes']],
  ],
  ['an unknown bearer', `${least}vantage: { bearers: [wify] }\n`, [['3:22', 'did you mean "wifi"?']]],
  [
    'text for fixed',
    identity('{ id: a, kind: imei, value: x, fixed: yes }'),
    [['3:43', 'identifier "a": fixed must be true']],
  ],
  [
    'an unknown kind',
    identity('{ id: a, kind: imie, value: x }'),
    [['3:20', 'identifier "a": kind is unknown "imie"; did you mean "imei"?']],
  ],
  [
    'a number for a kind',
    identity('{ id: a, kind: 4901542, value: x }'),
    [['3:20', 'kind is unknown; known here: imei']],
  ],
  [
    'an id twice',
    identity('{ id: a, kind: imei, value: x }', '{ id: a, kind: imsi, value: y }'),
    [['4:11', 'identifier "a": an earlier one']],
  ],
  [
    'an id that is the value',
    identity('{ id: "490154203237518", kind: imei, value: 490154-203237518 }'),
    [['3:11', 'identifier 1: the id is the value itself']],
  ],
  [
    'an id with a space',
    identity('{ id: a b, kind: imei, value: x }'),
    [['3:11', 'identifier 1: id must be 1 to 64']],
  ],
  ['no value', identity('{ id: a, kind: imei }'), [['3:5', 'identifier "a" lacks the field "value"']]],
  [
    'an empty value',
    identity('{ id: a, kind: imei, value: "" }'),
    [['3:33', 'identifier "a": value is empty']],
  ],
  [
    'a blank value',
    identity('{ id: a, kind: imei, value: "  " }'),
    [['3:33', 'identifier "a": value is empty']],
  ],
  ['a null value', identity('{ id: a, kind: imei, value: ~ }'), [['3:33', 'identifier "a": value is empty']]],
  [
    'a list where one text is wanted',
    identity('{ id: a, kind: imei, value: [x] }'),
    [['3:33', 'must be one text for the kind imei']],
  ],
  [
    'a text where a list is wanted',
    identity('{ id: a, kind: app-list, value: x.y }'),
    [['3:37', 'must be a list for the kind app-list']],
  ],
  ['an empty list', identity('{ id: a, kind: app-list, value: [] }'), [['3:37', 'is an empty list']]],
  [
    'a place that is none',
    identity('{ id: a, kind: location, value: home }'),
    [['3:37', 'latitude,longitude']],
  ],
  ['an identifier that is text', identity('x'), [['3:5', 'identifier 1 must be a map']]],
  [
    'a time without zone',
    phases('{ id: a, from: 2014-08-01T00:00:00, to: 2014-08-02T00:00:00Z }'),
    [['5:20', 'phase "a": from must be a time']],
  ],
  [
    'a day no month has',
    phases('{ id: a, from: 2014-02-30T00:00:00Z, to: 2014-08-02T00:00:00Z }'),
    [['5:20', 'no calendar']],
  ],
  [
    'an end before the beginning',
    phases('{ id: a, from: 2014-08-02T00:00:00Z, to: 2014-08-01T00:00:00Z }'),
    [['5:46', 'ends before']],
  ],
  [
    'phases that overlap',
    phases(
      '{ id: a, from: 2014-08-01T00:00:00Z, to: 2014-08-09T00:00:00Z }',
      '{ id: b, from: 2014-08-02T00:00:00Z, to: 2014-08-03T00:00:00Z }',
      '{ id: c, from: 2014-08-04T00:00:00Z, to: 2014-08-05T00:00:00Z }',
    ),
    [
      ['6:20', 'phase "b": overlaps phase "a"'],
      ['7:20', 'phase "c": overlaps phase "a"'],
    ],
  ],
  [
    'an unknown service',
    phases('{ id: a, from: 2014-08-01T00:00:00Z, to: 2014-08-02T00:00:00Z, consent: { clod: granted } }'),
    [['5:79', 'consent names a service "clod"']],
  ],
  [
    'an unknown state',
    phases('{ id: a, from: 2014-08-01T00:00:00Z, to: 2014-08-02T00:00:00Z, services: { cloud: maybe } }'),
    [['5:87', 'services.cloud is unknown "maybe"; known here: on, off']],
  ],
  [
    'a key that does not fit its cipher',
    `${least}keys:\n  - { id: k, cipher: aes-256-cbc, key: 0102030405060708, iv: x }\n`,
    [
      ['4:40', 'this key is not 32 bytes, as aes-256-cbc needs'],
      ['4:62', 'this iv is not 16 bytes'],
    ],
  ],
  [
    'an iv where none is used',
    `${least}keys: [{ cipher: aes-128-ecb, key: 0102030405060708, iv: 0102030405060708 }]\n`,
    [['3:54', 'aes-128-ecb has no iv']],
  ],
  [
    'an unknown field of a key',
    `${least}keys: [{ id: k, cypher: aes-128-cbc, key: 0102030405060708 }]\n`,
    [
      ['3:8', 'key "k" lacks the field "cipher"'],
      ['3:17', 'key "k" has an unknown field "cypher"'],
    ],
  ],
  [
    'a recipe with an unknown step',
    `${least}keys:\n  - recipe: sync\n    steps: from-bas64 | json\n`,
    [['5:12', 'this recipe: step 1 is unknown; did you mean "from-base64"?']],
  ],
  [
    'two recipes of one name',
    `${least}keys: [{ recipe: a, steps: json }, { recipe: a, steps: text }]\n`,
    [['3:46', 'two recipes have this name']],
  ],
  [
    'two keys of one id',
    `${least}keys:\n${'  - { id: k, cipher: aes-128-ecb, key: 0102030405060708 }\n'.repeat(2)}`,
    [['5:11', 'key "k": an earlier one has this id']],
  ],
  ['an open bracket', `${head}identity: [\n`, [['3:1', 'bracket is not closed']]],
  ['an open quote', `${head}title: "a\nidentity: []\n`, [['4:1', 'missing']]],
  ['a tab', `${head}device:\n\tvendor: x\n`, [['3:1', 'tab']]],
  ['two documents', `${least}---\n${least}`, [['3:1', 'second document']]],
  ['an alias of nothing', `${least}title: *x\n`, [['3:8', 'has no anchor']]],
  ['an alias inside its anchor', `${least}keys: &k [*k]\n`, [['3:11', 'inside its own anchor']]],
  ['a tag', `${least}title: !x y\n`, [['3:8', 'tag']]],
];

describe('what is wrong is said with line and column', () => {
  test.each(wrong)('%s', (_, text, expected) => {
    const lines = faultsOf(text);
    for (const [index, [place, words]] of expected.entries()) {
      expect(lines[index]).toContain(`case.yaml:${place}: `);
      expect(lines[index]).toContain(words);
    }
    expect(lines).toHaveLength(expected.length);
  });

  test('many faults at once, in the order of the file', () => {
    const lines = faultsOf(`titel: x\n${identity('{ id: a, kind: imie, value: true, valu: 1 }')}device: 7\n`);
    expect(lines.map((line) => line.split(':').slice(1, 3).join(':'))).toEqual([
      '1:1',
      '4:20',
      '4:33',
      '4:39',
      '5:9',
    ]);
  });

  test('only so many, and how many more', () => {
    const lines = faultsOf(
      identity(...Array.from({ length: MOST_FAULTS + 20 }, (_, i) => `{ id: a${i}, kind: imei }`)),
    );
    expect(lines).toHaveLength(MOST_FAULTS + 1);
    expect(lines.at(-1)).toBe('case.yaml: and 20 more');
  });
});

test.each(['omap', 'set', 'pairs', 'binary', 'timestamp', 'merge'])(
  'the tag !!%s means nothing in a case',
  (tag) => {
    for (const content of ['\n  - ', '\n  - a: b', '\n  a: b', '\n  ? a', ' a', ' [a]', ' {a: b}']) {
      expect(faultsOf(`${least}keys: !!${tag}${content}\n`).length, content).toBeGreaterThan(0);
    }
  },
);

test.each(['1.1', '1.2'])('a directive for YAML %s makes no truth of yes and no', (version) => {
  const text = `%YAML ${version}\n---\n${identity('{ id: a, kind: other, value: yes }', '{ id: b, kind: other, value: 0123_4 }')}`;
  expect(readCase(text, 'x').case.identity.map(({ value }) => value)).toEqual(['yes', '0123_4']);
});

describe('values never stand in a message', () => {
  const secret = '490154203237518';
  test.each([
    identity(`{ id: a, kind: ${secret}, value: x }`),
    identity(`{ id: a, kind: imei, ${secret}: x }`),
    identity(`{ id: a, kind: location, value: "${secret}" }`),
    identity(`{ id: a, kind: app-list, value: "${secret}" }`),
    identity(`"${secret}"`),
    `${least}device: ${secret}\n`,
    `${least}"+91 ${secret}": x\n`,
    `${least}${secret}\n`,
    `${least}title: "${secret}" "${secret}"\n`,
    `${least}title: *${secret}\n`,
    `${least}title: !${secret} x\n`,
    `${least}title: "\\${secret}"\n`,
    `${least}services: { "${secret}": 7 }\n`,
    `${least}phases: [{ id: a, from: ${secret}, to: ${secret}, consent: { "${secret}": "${secret}" } }]\n`,
    `${secret}`,
    `%${secret}\n---\na: b`,
  ])('%j', (text) => {
    const lines = faultsOf(text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain(secret);
  });
});

describe('what is odd is taken, with a notice', () => {
  test.each([
    ['imei', '490154203237519', /check digit/],
    ['contact-number', '5551234', /fewer than 8 digits/],
    ['msisdn', '98123 45678', /names no market/],
    ['email', 'asha', /name@host/],
    ['location', '28.6,77.2', /two decimals/],
  ])('%s', (kind, value, words) => {
    const { case: read, notices } = readCase(identity(`{ id: a, kind: ${kind}, value: "${value}" }`), 'x');
    expect(read.identity[0]?.value).toBe(value);
    expect(notices).toEqual([{ code: 'identifier-odd', about: 'a', detail: expect.stringMatching(words) }]);
    expect(JSON.stringify(notices)).not.toContain(value);
  });

  test('once for a list, and for two identifiers with one value', () => {
    const { notices } = readCase(
      identity(
        '{ id: apps, kind: app-list, value: [aaa, bbb] }',
        '{ id: a, kind: name, value: Asha T }',
        '{ id: b, kind: contact-name, value: "asha t" }',
      ),
      'x',
    );
    expect(notices.map(({ about, detail }) => [about, detail.slice(0, 27)])).toEqual([
      ['apps', 'an application is named by '],
      ['b', 'has the same value as "a": '],
    ]);
  });
});

describe('hostile files', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`)}]\n`,
  );

  test.each([
    ['aliases that double', bomb.join('')],
    ['brackets', '['.repeat(300_000)],
    ['dashes', '- '.repeat(300_000)],
    ['keys within keys', Array.from({ length: 3 * MOST_LEVELS }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['closing brackets', ']'.repeat(300_000)],
    ['documents', '---\n'.repeat(50_000)],
    ['many fields', Array.from({ length: 30_000 }, (_, i) => `f${i}:\n`).join('')],
    ['anchors', '&a '.repeat(50_000)],
    [
      'many services',
      phases(`{ id: a, services: { ${Array.from({ length: 20_000 }, (_, i) => `s${i}: on`).join(', ')} } }`),
    ],
    ['a long one', 'a'.repeat(LONGEST_CASE + 1)],
  ])('%s', (_, text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });

  test('aliases that double are read within the budget of values, and it is said', () => {
    expect(faultsOf(bomb.join('')).join('\n')).toContain(`holds more than ${MOST_VALUES} values`);
  });

  test('random text gives a case or a case-invalid, nothing else', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'telltale: case/1\n',
        'identity:',
        '\n',
        '\n  ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ': ',
        ', ',
        '"',
        "'",
        '&a ',
        '*a',
        '!!int ',
        '|\n',
        '>-\n',
        '? ',
        '--- ',
        '...',
        '%YAML 1.1\n',
        '#',
        '<<: ',
        '~',
        'id: a',
        'kind: imei',
        'value: ',
        '0x1',
        '\t',
        '__proto__: ',
        'phases:',
        'services:',
        'toString: ',
        'keys:',
        '!!set ',
        '!!binary ',
        '!!omap ',
        '!!null ',
        '!!map ',
        '!!seq ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        faultsOf(pieces.join(''));
      }),
      { numRuns: 5_000 },
    );
  });

  test('a valid case with a few characters changed gives a case or a case-invalid', () => {
    const edit = fc.tuple(
      fc.nat(contractCase.length),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.nat(4),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = contractCase;
        for (const [at, put, cut] of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        faultsOf(text);
      }),
      { numRuns: 500 },
    );
  });
});

test('what was watched, switched off and counted, and which hosts serve what', () => {
  const { case: read } = readCase(
    [
      least.trimEnd(),
      'vantage:',
      '  bearers: { wifi: watched, cellular: off, sms: unwatched }',
      '  counters: { wifi: { sent: 9000, received: 18000 } }',
      '  interception: untrusted',
      'services:',
      '  cloud: { title: The Cloud, hosts: [API.Vendor.example.], parties: [first, Partner.example] }',
      '',
    ].join('\n'),
    'case.yaml',
  );
  expect(read.vantage).toMatchObject({
    bearers: ['wifi'],
    bearersOff: ['cellular'],
    counters: { wifi: { sent: 9000, received: 18000 } },
    interception: 'untrusted',
  });
  expect(read.services).toEqual([
    { id: 'cloud', title: 'The Cloud', hosts: ['api.vendor.example'], parties: ['first', 'partner.example'] },
  ]);
});

describe('claims and rules that a case writes out', () => {
  const promised = (...lines: string[]) => `${least}${lines.join('\n')}\n`;

  test.each<[string, string, string]>([
    [
      'a rule without its reason',
      promised('policy:', '  - id: a', '    predicate: { never: {} }'),
      'case.yaml:4:5: rule "a" lacks the field "because"',
    ],
    [
      'a misspelt kind',
      promised('policy: [{ id: a, because: x, predicate: { never: { kinds: [imie] } } }]'),
      'is unknown "imie"; did you mean "imei"?',
    ],
    [
      'a claim of a whole list',
      promised(
        'claims:',
        '  telltale: claims/1',
        '  claims:',
        '    - id: a',
        '      quote: b',
        '      said: c',
      ),
      'case.yaml:8:13: claim "a": said must be a map',
    ],
    ['a list of anything', promised('claims: [7]'), 'case.yaml:3:10: claim 1 must be a map'],
    [
      'a day that no calendar has',
      promised('policy: [{ id: a, because: x, predicate: { never: { from: 2014-02-30 } } }]'),
      'from is a time that no calendar or clock has',
    ],
    [
      'a build of no day',
      promised('builds: { V4: { released: 2014-02-30 } }'),
      'case.yaml:3:27: released is',
    ],
    ['a market that is none', promised('device: { market: UK }'), 'did you mean "GB"?'],
  ])('%s is a fault of the case, told at its line', (_, text, expected) => {
    expect(faultsOf(text).join('\n')).toContain(expected);
  });

  test('are read as in files of their own', () => {
    const said = 'said: { by: A, when: 2014, where: B }';
    const text = promised(
      `claims: [{ id: a, ${said}, quote: b, untestable: c, needs: { opaqueShare: 0.01 } }]`,
    );
    const { claims } = readCase(text, 'case.yaml').case;
    expect(checkClaims(claims, 'the claims')).toMatchObject([
      { said: { when: '2014' }, needs: { opaqueShare: 0.01 } },
    ]);
  });
});
