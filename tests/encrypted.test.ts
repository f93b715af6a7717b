import { createCipheriv, createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, type Sourced, verbatim } from '../src/base/index.ts';
import type { Exchange, RecordedBody, RecordedField } from '../src/capture/index.ts';
import { readCase } from '../src/case/index.ts';
import { sealed, TEST_KEY } from '../src/decode/testing/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import type { Examination } from '../src/judge/index.ts';

const IMEI = '490154203237518';
const NUMBER = '+919876543210';
const CASE = `telltale: case/1
device: { market: IN }
identity:
  - { id: imei, kind: imei, value: "${IMEI}" }
  - { id: tel, kind: contact-number, value: "${NUMBER}" }
`;

interface Talk {
  readonly host?: string;
  readonly target?: string;
  readonly type?: string;
  readonly send?: string | Uint8Array;
  readonly answer?: string | Uint8Array;
  readonly connection?: string;
}

/** Where each body stands in the made-up file: far enough apart to tell them from one another. */
const PLACE = 1_000_000;

function exchange(talk: Talk, index: number): Exchange {
  const { host = 'api.vendor.example', target = '/', type, send, answer } = talk;
  const sourced = (content: string | Uint8Array, offset: number): Sourced => ({
    bytes: typeof content === 'string' ? bytesOf(content) : content,
    source: verbatim(index, offset),
  });
  const body = (content: string | Uint8Array, offset: number): RecordedBody => ({
    ...sourced(content, offset),
    wholeLength: null,
  });
  const fields: RecordedField[] =
    type === undefined ? [] : [{ name: 'Content-Type', value: sourced(type, PLACE * 3) }];
  const orig = { address: '192.0.2.10', port: 40_000 + index };
  const at = 1_400_000_000_000_000 + index;
  return {
    kind: 'exchange',
    peers: {
      connection: talk.connection ?? `c${index}`,
      orig,
      resp: { address: '192.0.2.80', port: 443 },
      serverName: host,
    },
    request: {
      at,
      method: 'POST',
      scheme: 'https',
      host,
      port: 443,
      target: sourced(target, PLACE),
      protocol: 'http/1.1',
      fields,
      body: send === undefined ? null : body(send, PLACE * 2),
    },
    response:
      answer === undefined
        ? null
        : { at, status: 200, protocol: 'http/1.1', fields: [], body: body(answer, PLACE * 4) },
    origin: { index, offset: 0 },
  };
}

/** Examines the exchanges as one capture each, or all as one. `order` is that in which they are taken. */
function examine(
  talks: readonly Talk[],
  { caseText = CASE, order = [...talks.keys()] }: { caseText?: string; order?: readonly number[] } = {},
): Examination {
  const { case: examined, notices } = readCase(caseText, 'case.yaml');
  const needles = compileIdentity(examined.identity, { market: examined.market });
  const examiner = new Examiner({
    case: examined,
    needles,
    notices,
    tables: [],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  const capture = examiner.capture('made-up.har');
  for (const index of order) capture.take(exchange(talks[index] as Talk, index));
  capture.finish({ file: 'made-up.har', format: 'har', sha256: '0'.repeat(64), byteLength: 1 });
  return examiner.finish();
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const KEY = base64(TEST_KEY);
const LOGIN: Talk = {
  host: 'account.vendor.example',
  target: '/pass/serviceLoginAuth',
  answer: `{"code":0,"security":"${KEY}","userId":7}`,
};
const CONTACTS = JSON.stringify({ contacts: [{ tel: NUMBER }], imei: IMEI });
const UPLOAD: Talk = { host: 'contactapi.vendor.example', send: base64(sealed(bytesOf(CONTACTS))) };

/** Bytes as even as chance, the same on every run. */
function evenBytes(byteLength: number, seed = 'a'): Uint8Array {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(byteLength));
}

const told = ({ sightings }: Examination) =>
  sightings
    .map(({ identifier, host, path, layers }) => `${identifier} ${host} ${path} [${layers.join(' ')}]`)
    .sort();
const codes = ({ notices }: Examination) => notices.map(({ code, about }) => `${code} ${about}`);
const bytesTo = ({ coverage, destinations }: Examination, host: string) => {
  const id = destinations.find((destination) => destination.host.value === host)?.id;
  return coverage.byDestination.find(({ destination }) => destination === id);
};

describe('a body whose key was seen in an answer', () => {
  const expected = [
    'imei contactapi.vendor.example body/base64/aes/json:/imei [base64 aes]',
    'tel contactapi.vendor.example body/base64/aes/json:/contacts/0/tel [base64 aes]',
  ];

  test('is opened, whichever of the two came first', () => {
    const talks = [LOGIN, UPLOAD];
    expect(told(examine(talks))).toEqual(expected);
    const late = examine(talks, { order: [1, 0] });
    expect(late.sightings).toEqual(examine(talks).sightings);
    expect(late.coverage).toEqual(examine(talks).coverage);
    expect(late.notices).toEqual(examine(talks).notices);
  });

  test('is opened whether or not they share a connection', () => {
    const together = examine([LOGIN, UPLOAD].map((talk) => ({ ...talk, connection: 'one' })));
    expect(told(together)).toEqual(expected);
  });

  test('stands in the file where its outermost encoding does', () => {
    const { sightings } = examine([LOGIN, UPLOAD]);
    expect(sightings[0]?.origin.pieces).toEqual([
      { index: 1, offset: PLACE * 2, byteLength: (UPLOAD.send as string).length },
    ]);
    expect(sightings[0]?.origin.offset).toBe(PLACE * 2);
  });

  test('counts as read, and its connection too', () => {
    const large = base64(sealed(bytesOf(CONTACTS.repeat(50))));
    const upload = { ...UPLOAD, send: large };
    const closed = examine([upload]);
    expect(bytesTo(closed, 'contactapi.vendor.example')?.opaque).toBe(large.length);
    const opened = examine([upload, LOGIN]);
    expect(bytesTo(opened, 'contactapi.vendor.example')?.opaque).toBe(0);
    expect(opened.coverage.bytes.opaque).toBe(0);
    expect(opened.coverage.bytes.payload).toBe(opened.coverage.bytes.read);
    const binary = { ...UPLOAD, target: '', send: sealed(bytesOf(CONTACTS.repeat(50))) };
    expect(examine([binary]).coverage.connections).toMatchObject({ read: 0, opaque: 1 });
    expect(examine([binary, LOGIN]).coverage.connections).toMatchObject({ read: 2, opaque: 0 });
  });

  test('is told of by the name of the field and its host, never by the key', () => {
    const examination = examine([LOGIN, UPLOAD]);
    expect(codes(examination)).toEqual(['key-seen account.vendor.example']);
    expect(examination.notices[0]?.detail).toContain('"security" holds a key that opened');
    const printed = JSON.stringify(examination);
    for (const text of [KEY, Buffer.from(TEST_KEY).toString('hex'), IMEI, NUMBER]) {
      expect(printed).not.toContain(text);
    }
  });

  test.each<[string, Talk, string[]]>([
    ['with gzip inside', { send: base64(sealed(gzipSync(CONTACTS))) }, ['base64', 'aes', 'gzip']],
    ['as raw bytes', { send: sealed(bytesOf(CONTACTS)) }, ['aes']],
    ['in a field of JSON', { send: JSON.stringify({ v: 1, data: UPLOAD.send }) }, ['base64', 'aes']],
    ['in ECB', { send: base64(sealed(bytesOf(CONTACTS), { iv: null })) }, ['base64', 'aes']],
    [
      'with zeros for a vector',
      { send: base64(sealed(bytesOf(CONTACTS), { iv: new Uint8Array(16) })) },
      ['base64', 'aes'],
    ],
    [
      'with the key for a vector',
      { send: base64(sealed(bytesOf(CONTACTS), { iv: TEST_KEY })) },
      ['base64', 'aes'],
    ],
    [
      'behind its vector',
      { send: base64(Buffer.concat([evenBytes(16), sealed(bytesOf(CONTACTS), { iv: evenBytes(16) })])) },
      ['base64', 'aes'],
    ],
  ])('is opened %s', (_, upload, layers) => {
    const { sightings } = examine([upload, LOGIN]);
    expect(sightings.map(({ identifier }) => identifier).sort()).toEqual(['imei', 'tel']);
    for (const sighting of sightings) expect(sighting.layers).toEqual(layers);
  });

  test('is opened where it is a single number in a query', () => {
    const target = `/pass/user@id?type=MXPH&externalId=${encodeURIComponent(base64(sealed(bytesOf(NUMBER))))}`;
    const { sightings } = examine([{ target }, LOGIN]);
    expect(sightings.map(({ identifier, field, layers }) => [identifier, field, layers])).toEqual([
      ['tel', 'externalId', ['percent', 'base64', 'aes']],
    ]);
  });

  test.each<[string, string]>([
    ['in JSON with spaces', `{ "aesKey" : "${KEY}" }`],
    [
      'in JSON with escapes',
      JSON.stringify({ secret: KEY }).replaceAll('/', '\\/').replaceAll('=', '\\u003d'),
    ],
    ['in hexadecimal', `{"sessionKey":"${Buffer.from(TEST_KEY).toString('hex')}"}`],
    ['in a form', `userId=7&ssecurity=${encodeURIComponent(KEY)}&x=1`],
    ['in XML', `<login><key>${KEY}</key></login>`],
    ['in gzip', ''],
    ['called a token', `{"serviceToken":"${KEY}"}`],
  ])('is opened with a key that stood %s', (where, text) => {
    const answer = where === 'in gzip' ? gzipSync(LOGIN.answer as string) : text;
    expect(told(examine([{ ...LOGIN, answer }, UPLOAD]))).toEqual(expected);
  });

  test('is opened with a key written as its letters', () => {
    const key = bytesOf('Xm2014secretKey7');
    const upload = { ...UPLOAD, send: base64(sealed(bytesOf(CONTACTS), { key })) };
    const login = { ...LOGIN, answer: '{"cryptKey":"Xm2014secretKey7"}' };
    expect(told(examine([login, upload]))).toEqual(expected);
  });

  test.each([16, 24, 32])('is opened with a key of %i bytes', (byteLength) => {
    const key = evenBytes(byteLength);
    const upload = { ...UPLOAD, send: base64(sealed(bytesOf(CONTACTS), { key })) };
    const login = { ...LOGIN, answer: `{"security":"${base64(key)}"}` };
    expect(told(examine([login, upload]))).toEqual(expected);
  });
});

describe('a key of the case', () => {
  test('opens bodies, with a vector of its own', () => {
    const iv = evenBytes(16, 'iv');
    const caseText = `${CASE}keys:\n  - { id: cloud, cipher: aes-128-cbc, key: "${KEY}", iv: ${Buffer.from(iv).toString('hex')} }\n`;
    const upload = { send: base64(sealed(bytesOf(CONTACTS), { iv })) };
    const examination = examine([upload], { caseText });
    expect(examination.sightings).toHaveLength(2);
    expect(examination.notices).toEqual([]);
    expect(JSON.stringify(examination)).not.toContain(KEY);
  });

  test('is not tried in another mode than it is for', () => {
    const caseText = `${CASE}keys:\n  - { cipher: aes-128-ecb, key: "${KEY}" }\n`;
    expect(examine([UPLOAD], { caseText }).sightings).toEqual([]);
  });
});

describe('what stays closed', () => {
  test.each<[string, Talk]>([
    [
      'a key one bit away',
      { ...LOGIN, answer: `{"security":"${base64(TEST_KEY.map((b, i) => (i === 3 ? b ^ 1 : b)))}"}` },
    ],
    ['a field of another name', { ...LOGIN, answer: `{"picture":"${KEY}"}` }],
    ['a key in a longer text', { ...LOGIN, answer: `{"security":"x ${KEY}"}` }],
  ])('with %s', (_, login) => {
    const examination = examine([login, UPLOAD]);
    expect(examination.sightings).toEqual([]);
    expect(bytesTo(examination, 'contactapi.vendor.example')?.opaque).toBe((UPLOAD.send as string).length);
  });

  test('random bodies, though the captures are full of keys', () => {
    const keys = Array.from({ length: 100 }, (_, i) => ({
      answer: `{"token":"${base64(evenBytes(16, `k${i}`))}"}`,
    }));
    const bodies = Array.from({ length: 200 }, (_, i) => ({
      host: 'blob.vendor.example',
      target: '',
      send: base64(evenBytes(4_096 + 16 * (i % 7), `b${i}`)),
    }));
    const examination = examine([...keys, ...bodies]);
    expect(examination.sightings).toEqual([]);
    expect(bytesTo(examination, 'blob.vendor.example')?.read).toBe(0);
    expect(examination.notices).toEqual([]);
  });

  test('what is too large to keep, with a notice and its bytes', () => {
    const send = sealed(new Uint8Array(2 * 1024 * 1024));
    const examination = examine([{ send }, LOGIN]);
    expect(examination.notices.find(({ code }) => code === 'encrypted-not-kept')).toMatchObject({
      about: 'made-up.har',
      byteLength: send.byteLength,
    });
    expect(examine([{ send }]).notices).toEqual([]);
  });
});

describe('whatever the label says', () => {
  const inner = JSON.stringify({ imei: IMEI });

  test.each<[string, string | undefined, string, string[]]>([
    [
      'gzip in base64 in JSON',
      'application/json',
      JSON.stringify({ payload: base64(gzipSync(inner)) }),
      ['base64', 'gzip'],
    ],
    [
      'the same, labelled as a picture',
      'image/png',
      JSON.stringify({ payload: base64(gzipSync(inner)) }),
      ['base64', 'gzip'],
    ],
    [
      'the same, labelled as a form',
      'application/x-www-form-urlencoded',
      JSON.stringify({ payload: base64(gzipSync(inner)) }),
      ['base64', 'gzip'],
    ],
    [
      'the same, labelled as bytes',
      'application/octet-stream',
      JSON.stringify({ payload: base64(gzipSync(inner)) }),
      ['base64', 'gzip'],
    ],
    [
      'the same, without a label',
      undefined,
      JSON.stringify({ payload: base64(gzipSync(inner)) }),
      ['base64', 'gzip'],
    ],
    ['base64 labelled as encrypted', 'application/encrypted-json', base64(bytesOf(inner)), ['base64']],
  ])('%s is read', (_, type, send, layers) => {
    const { sightings } = examine([{ ...(type === undefined ? {} : { type }), send }]);
    expect(sightings.map((sighting) => [sighting.identifier, sighting.layers])).toEqual([['imei', layers]]);
  });
});

describe('opaque bytes are counted by destination', () => {
  const host = 'blob.vendor.example';

  test.each([4_096, 5_000, 65_536, 1_000_000])('%i random bytes, raw and in base64', (byteLength) => {
    for (let i = 0; i < 5; i++) {
      const raw = evenBytes(byteLength, `r${i}`);
      for (const send of [raw, base64(raw)]) {
        const examination = examine([
          { host, target: '', send },
          { host: 'other.example', send: 'hello=world' },
        ]);
        expect(bytesTo(examination, host)).toMatchObject({ opaque: send.length, read: 0 });
        expect(bytesTo(examination, 'other.example')).toMatchObject({ opaque: 0 });
        expect(examination.coverage.bytes.opaque).toBe(send.length);
      }
    }
  });

  test.each<[string, Uint8Array]>([
    ['text', bytesOf('The phone told the server the number of the contact. '.repeat(100))],
    ['gzip', gzipSync(Buffer.from(Array.from({ length: 900 }, (_, i) => `event ${i * 7919} `).join('')))],
  ])('none of %s', (_, send) => {
    const examination = examine([{ host, send }]);
    expect(examination.coverage.bytes.opaque).toBe(0);
  });

  test.each<[string, string]>([
    ['a picture that is sent, which nobody looked into', 'ffd8ffe000104a46494600'],
    ['what only begins as an archive does', '504b0304'],
  ])('all of %s', (_, beginning) => {
    const send = Buffer.concat([Buffer.from(beginning, 'hex'), evenBytes(5_000)]);
    expect(examine([{ host, send }]).coverage.bytes.opaque).toBe(send.length);
  });
});
