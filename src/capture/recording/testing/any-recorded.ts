import fc from 'fast-check';
import { nowhere, type Sourced } from '../../../base/index.ts';
import { TLS_VERSIONS } from '../../agreed-tls.ts';
import type { Recorded, RecordedBody, RecordedField, RecordedPeers } from '../../recorded.ts';

const nowhereYet = { index: 0, offset: 0 };

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => text.isWellFormed());

/** Names that would reach an object's prototype are left out of every map that is read. */
const serviceName = word.filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const moment = fc.integer({ min: 0, max: 4_000_000_000_000_000 });
const port = fc.option(fc.integer({ min: 1, max: 65_535 }));

function sourced(bytes: Uint8Array): Sourced {
  return { bytes, source: nowhere };
}

/** Texts of every kind: ASCII, with escapes, UTF-8, and bytes that are none. */
const text = fc
  .oneof(
    fc.string().map((ascii) => new Uint8Array(Buffer.from(ascii))),
    word.map((unicode) => new Uint8Array(Buffer.from(unicode))),
    fc.uint8Array({ maxLength: 20 }),
  )
  .map(sourced);

const fields: fc.Arbitrary<RecordedField[]> = fc.array(fc.record({ name: word, value: text }), {
  maxLength: 4,
});

const body: fc.Arbitrary<RecordedBody | null> = fc.option(
  fc.record({
    bytes: fc.oneof(
      { weight: 9, arbitrary: fc.uint8Array({ maxLength: 200 }) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0, max: 255 }).map((byte) => new Uint8Array(70_000).fill(byte)),
      },
    ),
    wholeLength: fc.option(fc.integer({ min: 0, max: 1e9 })),
    source: fc.constant(nowhere),
  }),
);

const end = fc.record({ address: fc.option(fc.ipV4()), port });

const tls = fc.record(
  {
    version: fc.option(fc.constantFrom(...TLS_VERSIONS)),
    cipher: fc.option(fc.constantFrom('TLS_RSA_WITH_RC4_128_SHA', '0x1306')),
    alpn: fc.constantFrom('h2', 'http/1.1'),
  },
  { requiredKeys: ['version', 'cipher'] },
);

const peers: fc.Arbitrary<RecordedPeers> = fc.record(
  { connection: fc.option(word), orig: end, resp: end, serverName: fc.option(word), ja4: word, tls },
  { requiredKeys: ['connection', 'orig', 'resp', 'serverName'] },
);

const origin = fc.constant(nowhereYet);

/** Any value that a recording can hold. */
export const anyRecorded: fc.Arbitrary<Recorded> = fc.oneof(
  fc.record({
    kind: fc.constant('exchange' as const),
    peers,
    request: fc.record({
      at: moment,
      method: word,
      scheme: fc.constantFrom('http', 'https', 'ws', 'wss'),
      host: word,
      port,
      target: text,
      protocol: fc.constantFrom('http/1.1', 'h2'),
      fields,
      body,
    }),
    response: fc.option(
      fc.record({
        at: moment,
        status: fc.integer({ min: 100, max: 599 }),
        protocol: fc.constant('h2'),
        fields,
        body,
      }),
    ),
    origin,
  }),
  fc.record({
    kind: fc.constant('stream' as const),
    protocol: fc.constantFrom('websocket', 'tcp', 'udp'),
    at: moment,
    peers,
    host: fc.option(word),
    direction: fc.constantFrom('request', 'response'),
    transport: fc.constantFrom('plain', 'tls'),
    content: fc.uint8Array({ maxLength: 100 }).map(sourced),
    origin,
  }),
  fc.record(
    { kind: fc.constant('refusal' as const), at: moment, peers, reason: word, byteLength: fc.nat(), origin },
    { requiredKeys: ['kind', 'at', 'peers', 'reason', 'origin'] },
  ),
  fc.record({
    kind: fc.constant('name-answer' as const),
    at: moment,
    name: word,
    addresses: fc.array(fc.ipV6()),
    origin,
  }),
  fc.record(
    {
      kind: fc.constant('phase' as const),
      at: moment,
      id: word,
      build: fc.option(word),
      setup: fc.constantFrom('new', 'reset', 'kept'),
      services: fc.dictionary(serviceName, fc.constantFrom('on', 'off')),
      consent: fc.dictionary(serviceName, fc.constantFrom('not-asked', 'granted', 'refused', 'withdrawn')),
      control: fc.boolean(),
      origin,
    },
    { requiredKeys: ['kind', 'at', 'id', 'build', 'services', 'consent', 'control', 'origin'] },
  ),
  fc.record(
    {
      kind: fc.constant('step' as const),
      at: moment,
      phase: word,
      id: word,
      action: word,
      repeat: fc.nat(),
      of: fc.nat(),
      by: word,
      exercises: fc.array(word),
      origin,
    },
    { requiredKeys: ['kind', 'at', 'phase', 'id', 'repeat', 'of', 'by', 'exercises', 'origin'] },
  ),
  fc.record({
    kind: fc.constant('packet' as const),
    at: moment,
    linkType: fc.nat(300),
    bytes: fc.uint8Array({ maxLength: 100 }),
    wireLength: fc.nat(),
    origin,
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    notice: fc.record(
      { code: word, about: word, detail: word, byteLength: fc.nat() },
      { requiredKeys: ['code', 'about', 'detail'] },
    ),
  }),
);
