import type { SecureVersion } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, textOf } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import {
  ask,
  buildConversation,
  hearAll,
  packetsOf,
  recordTls,
  rsaPrivateKey,
  type TlsPlan,
  type TlsRecording,
  type Turn,
} from '../testing/index.ts';
import { KeyRing } from './keys/key-ring.ts';

const BODY = 'abcdefghij'.repeat(4_000);
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
const question = (path: string) => `GET ${path} HTTP/1.1\r\nHost: inside.example\r\n\r\n`;

const http: Pick<TlsPlan, 'talk' | 'answer'> = {
  async talk(client) {
    await ask(client, question('/first'), ANSWER.length);
    await ask(client, question('/second'), ANSWER.length);
  },
  answer: (_, server) => server.write(ANSWER),
};

const ringOf = (...files: Uint8Array[]) => {
  const ring = new KeyRing();
  for (const file of files) ring.addFile(file);
  return ring;
};

const hear = (turns: readonly Turn[], ring?: KeyRing, cuts?: readonly number[]) =>
  hearAll(packetsOf(buildConversation({ turns, ...(cuts === undefined ? {} : { cuts: () => cuts }) })), ring);

const messagesOf = (heard: readonly Heard[]) =>
  heard.filter((one): one is Message => one.kind === 'message' && one.protocol !== 'tls');

const codesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));

const bodyOf = ({ sections }: Message) =>
  textOf(concatBytes(sections.filter(({ location }) => location === 'body').map(({ bytes }) => bytes)));

/** What was said, without places, which cuts change. */
const told = (heard: readonly Heard[]) =>
  messagesOf(heard).map((one) => [
    one.direction,
    one.protocol,
    one.method,
    one.host,
    one.target,
    one.status,
    bodyOf(one),
    one.byteLength,
    one.missedBytes,
  ]);

const ENDS = {
  ja3: expect.stringMatching(/^[0-9a-f]{32}$/),
  ja4: expect.stringMatching(/^t1[0-3]d\d{4}\w\w_[0-9a-f]{12}_[0-9a-f]{12}$/),
  certificate: { subject: 'CN=api.example', issuer: 'CN=Laboratory' },
};

const payloadOf = (turns: readonly Turn[]) => turns.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** All bytes that are accounted for. */
const accounted = (heard: readonly Heard[]) =>
  heard.reduce((sum, one) => {
    if (one.kind === 'message' || one.kind === 'opaque') return sum + one.byteLength;
    return one.kind === 'notice' ? sum + (one.notice.byteLength ?? 0) : sum;
  }, 0);

function expectRead(turns: readonly Turn[], ring: KeyRing): readonly Heard[] {
  const heard = hear(turns, ring);
  expect(
    messagesOf(heard).map(({ direction, target, host, status }) => [direction, target, host, status]),
  ).toEqual([
    ['request', '/first', 'inside.example', null],
    ['response', '/first', 'inside.example', 200],
    ['request', '/second', 'inside.example', null],
    ['response', '/second', 'inside.example', 200],
  ]);
  for (const one of messagesOf(heard)) {
    expect(one.connection).toMatchObject({ transport: 'tls', serverName: 'api.example', ...ENDS });
    if (one.direction === 'response') expect(bodyOf(one)).toBe(BODY);
  }
  expect(codesOf(heard)).toEqual(['tls-framing']);
  expect(accounted(heard)).toBe(payloadOf(turns));
  return heard;
}

const OPTIONS = { noEncryptThenMac: 1 << 19, noExtendedMaster: 1 } as const;

interface Row {
  readonly version: SecureVersion;
  readonly cipher: string;
  readonly key?: 'ec' | 'rsa';
  readonly without?: keyof typeof OPTIONS;
}

const ROWS: Row[] = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'].map(
    (cipher) => ({ version: 'TLSv1.3', cipher }) as const,
  ),
  ...['TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'].map(
    (cipher) => ({ version: 'TLSv1.3', cipher }) as const,
  ),
  ...[
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-CCM',
    'ECDHE-ECDSA-AES256-CCM8',
    'ECDHE-ECDSA-AES128-SHA256',
    'ECDHE-ECDSA-AES256-SHA384',
    'ECDHE-ECDSA-AES256-SHA',
    'ECDHE-ECDSA-CAMELLIA128-SHA256',
    'ECDHE-ECDSA-NULL-SHA',
  ].map((cipher) => ({ version: 'TLSv1.2', cipher }) as const),
  ...['TLSv1', 'TLSv1.1', 'TLSv1.2'].flatMap((version) =>
    [undefined, 'noEncryptThenMac'].map(
      (without) => ({ version, cipher: 'ECDHE-ECDSA-AES128-SHA', without }) as Row,
    ),
  ),
];

const record = ({ version, cipher, key = 'ec', without }: Row): Promise<TlsRecording> => {
  const suites = `${cipher}${version === 'TLSv1.3' ? ':ALL' : ''}:@SECLEVEL=0`;
  const secureOptions = without === undefined ? 0 : OPTIONS[without];
  const end = { minVersion: version, maxVersion: version, ciphers: suites, secureOptions };
  return recordTls({ client: end, server: end, key, ...http });
};

describe('TLS with a key log', () => {
  it.each(ROWS)('reads $version with $cipher $without', async (row) => {
    const { turns, keyLog } = await record(row);
    expectRead(turns, ringOf(keyLog));
  });

  it.each(ROWS.filter((_, i) => i % 3 === 0))(
    'reads the same however it is cut: $version with $cipher',
    async (row) => {
      const { turns, keyLog } = await record(row);
      const whole = told(hear(turns, ringOf(keyLog)));
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 40 }), (cuts) => {
          expect(told(hear(turns, ringOf(keyLog), cuts))).toEqual(whole);
        }),
        { numRuns: 10 },
      );
    },
  );

  it.each<Row>([
    { version: 'TLSv1', cipher: 'AES128-SHA' },
    { version: 'TLSv1.1', cipher: 'AES256-SHA' },
    { version: 'TLSv1.2', cipher: 'AES128-GCM-SHA256' },
    { version: 'TLSv1.2', cipher: 'AES256-GCM-SHA384' },
    { version: 'TLSv1.2', cipher: 'AES256-SHA256', without: 'noExtendedMaster' },
    { version: 'TLSv1', cipher: 'AES128-SHA', without: 'noExtendedMaster' },
  ])("reads $version with $cipher $without by the server's RSA key", async (row) => {
    const { turns } = await record({ ...row, key: 'rsa' });
    expectRead(turns, ringOf(rsaPrivateKey));
  });

  it.each(ROWS.filter((_, i) => i % 4 === 0))('goes on after losses: $version with $cipher', async (row) => {
    const { turns, keyLog } = await record(row);
    const packets = buildConversation({ turns });
    const data = packets.filter(({ byteLength }) => byteLength > 0);
    const captured = (lost: ReadonlySet<object>) =>
      data.filter((one) => !lost.has(one)).reduce((sum, { byteLength }) => sum + byteLength, 0);
    fc.assert(
      fc.property(fc.array(fc.nat(data.length - 1), { minLength: 1, maxLength: 12 }), (dropped) => {
        const lost = new Set(dropped.map((i) => data[i] as object));
        const heard = hearAll(packetsOf(packets.filter((one) => !lost.has(one))), ringOf(keyLog));
        expect(accounted(heard)).toBe(captured(lost));
        // The handshake is in the first four turns; whatever is lost after it, what is said last can be read.
        const isSpared = dropped.every((i) => i > 8 && i < data.length - 40);
        const last = messagesOf(heard).filter(({ direction }) => direction === 'request');
        if (isSpared) expect(last.at(-1)?.target).toBe('/second');
      }),
      { numRuns: 30 },
    );
  });

  it('throws at nothing that is said after a hello', async () => {
    for (const row of [ROWS[0], ROWS[5], ROWS[10]] as Row[]) {
      const { turns, keyLog } = await record(row);
      const firsts = turns.slice(0, 2);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.boolean(), fc.uint8Array({ maxLength: 200 })), { maxLength: 6 }),
          (said) => {
            const more = said.map(
              ([isClient, bytes]) => ({ from: isClient ? 'orig' : 'resp', bytes }) as const,
            );
            const all = [...firsts, ...more];
            expect(accounted(hear(all, ringOf(keyLog)))).toBe(payloadOf(all));
          },
        ),
        { numRuns: 100 },
      );
    }
  });

  it.each([
    ['TLSv1', 'ECDHE-ECDSA-AES128-SHA', true],
    ['TLSv1.2', 'ECDHE-ECDSA-AES128-GCM-SHA256', true],
    ['TLSv1.3', 'TLS_AES_128_GCM_SHA256', false],
  ] as const)('without keys tells of %s what is in clear', async (version, cipher, hasCertificate) => {
    const { turns } = await record({ version, cipher });
    for (const cuts of [undefined, [3, 100, 7]]) {
      const closed = hear(turns, undefined, cuts).find(({ kind }) => kind === 'closed');
      const { certificate, ...others } = ENDS;
      expect(closed).toMatchObject({ connection: others });
      if (hasCertificate) expect(closed).toMatchObject({ connection: { certificate } });
      else expect(closed).not.toHaveProperty('connection.certificate');
    }
  });

  it('reads nothing without keys, or with those of others, and says so', async () => {
    for (const row of [ROWS[0], ROWS[5], ROWS.at(-1)] as Row[]) {
      const { turns, keyLog } = await record(row);
      const other = textOf(keyLog).replace(/[0-9a-f]{8}\n/g, '00000000\n');
      for (const [ring, code] of [
        [undefined, 'tls-no-key'],
        [ringOf(rsaPrivateKey), 'tls-no-key'],
        [ringOf((await record(row)).keyLog), 'tls-no-key'],
        [ringOf(new Uint8Array(Buffer.from(other))), 'tls-key-wrong'],
      ] as const) {
        const heard = hear(turns, ring);
        expect(messagesOf(heard)).toEqual([]);
        expect(codesOf(heard)).toEqual([code]);
        expect(accounted(heard)).toBe(payloadOf(turns));
      }
    }
  });
});
