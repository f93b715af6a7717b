import { createCipheriv } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bytesOf } from '../src/base/index.ts';
import { buildFlows, buildPcap, buildPcapng, buildPcapngBlocks } from '../src/capture/testing/index.ts';
import { buildConversation, buildDns, buildUdpFrame } from '../src/connection/testing/index.ts';
import { telltale } from './bundles.ts';

/*
 * Reduced bundles of every format, of captures in which few records matter; and what of a bundle is encrypted.
 */

const folder = mkdtempSync(join(tmpdir(), 'telltale-forms-'));
const NUMBER = '+91 81253 39790';
const WRITTEN = encodeURIComponent(NUMBER.replaceAll(' ', ''));
const CASE_KEY = '00112233445566778899aabbccddeeff';
const CASE = `telltale: case/1
device: { market: IN }
identity:
  - { id: friend, kind: contact-number, value: "${NUMBER}" }
keys:
  - { cipher: aes-128-cbc, key: "${CASE_KEY}" }
`;
const AT = 1_400_000_000_000_000;
/** Which of the conversations tells something. */
const TELLING = 7;
const COUNT = 20;

beforeAll(async () => {
  vi.stubEnv('HOME', folder);
  await telltale('key', 'new', '--out', join(folder, 'lab.key'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const targetOf = (i: number) => (i === TELLING ? `/lookup?tel=${WRITTEN}` : `/idle?number=${i}`);

/** Twenty connections, one after the other within each other's time, after a look-up of their names. */
function packets() {
  const name = buildDns({
    question: 'api.example',
    answers: [{ name: 'api.example', address: '192.0.2.80' }],
  });
  const dns = buildUdpFrame({
    from: { address: '10.0.0.1', port: 53 },
    to: { address: '10.0.0.2', port: 5_000 },
    payload: name,
  });
  const conversations = Array.from({ length: COUNT }, (_, i) =>
    buildConversation({
      at: AT + i * 500,
      orig: { address: '10.0.0.2', port: 40_000 + i },
      turns: [
        { from: 'orig', bytes: bytesOf(`GET ${targetOf(i)} HTTP/1.1\r\nHost: api.example\r\n\r\n`) },
        { from: 'resp', bytes: bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}') },
      ],
    }),
  ).flat();
  return [{ at: AT - 1_000, bytes: dns }, ...conversations].sort((a, b) => a.at - b.at);
}

function har(
  targets: readonly { readonly url: string; readonly body?: string; readonly answer?: string }[],
): string {
  const entries = targets.map(({ url, body, answer = '{}' }, i) => ({
    startedDateTime: new Date(AT / 1000 + i * 1000).toISOString(),
    time: 1,
    request: {
      method: body === undefined ? 'GET' : 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      headers: [],
      queryString: [],
      ...(body === undefined ? {} : { postData: { mimeType: 'text/plain', text: body } }),
    },
    response: {
      status: 200,
      httpVersion: 'HTTP/1.1',
      headers: [],
      content: { size: answer.length, mimeType: 'application/json', text: answer },
    },
  }));
  return JSON.stringify(
    { log: { version: '1.2', creator: { name: 'tests', version: '1' }, entries } },
    null,
    2,
  );
}

function flows(): Uint8Array {
  return buildFlows(
    Array.from({ length: COUNT }, (_, i) => ({
      version: 21,
      type: 'http',
      client_conn: { id: `c${i}`, peername: ['192.0.2.7', 40_000 + i], timestamp_start: AT / 1e6 + i },
      server_conn: { id: `s${i}`, address: ['api.example', 80], peername: ['203.0.113.9', 80] },
      request: {
        timestamp_start: AT / 1e6 + i,
        method: bytesOf('GET'),
        scheme: bytesOf('http'),
        host: 'api.example',
        port: 80,
        authority: bytesOf(''),
        path: bytesOf(targetOf(i)),
        http_version: bytesOf('HTTP/1.1'),
        headers: [],
        content: bytesOf(''),
      },
      response: {
        timestamp_start: AT / 1e6 + i + 0.1,
        status_code: 200,
        http_version: bytesOf('HTTP/1.1'),
        headers: [],
        content: bytesOf('{}'),
      },
    })),
  );
}

/** Examines the capture in a folder by the case beside it; gives where the examination is. */
async function examined(home: string): Promise<string> {
  const examination = join(home, 'examination.json');
  await telltale(
    'scan',
    join(home, 'capture'),
    '--case',
    join(home, 'case.yaml'),
    '--format',
    'json',
    '--out',
    examination,
    '--quiet',
  );
  return examination;
}

/** Examines a capture and bundles it. */
async function bundled(name: string, capture: string | Uint8Array, ...more: string[]): Promise<string> {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'case.yaml'), CASE);
  writeFileSync(join(home, 'capture'), capture);
  const examination = await examined(home);
  const out = join(home, `bundle${more.length}`);
  const made = await telltale('bundle', examination, '--key', join(folder, 'lab.key'), '--out', out, ...more);
  expect(made).toMatchObject({ status: 0, err: '' });
  return out;
}

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('reduced to what the findings rest on', () => {
  test.each<[string, () => string | Uint8Array, number]>([
    ['pcap', () => buildPcap({ linkType: 1, packets: packets() }), 2],
    [
      'pcap of another byte order, in nanoseconds',
      () => buildPcap({ linkType: 1, packets: packets(), endian: 'big', nanos: true }),
      2,
    ],
    ['pcapng', () => buildPcapng({ linkType: 1, packets: packets() }), 2],
    [
      'pcapng of another byte order',
      () => buildPcapng({ linkType: 1, packets: packets(), endian: 'big' }),
      2,
    ],
    [
      'pcapng with other blocks between',
      () =>
        buildPcapngBlocks([
          { kind: 'section', endian: 'little' },
          { kind: 'interface', linkType: 1 },
          ...packets().flatMap((packet, i) => [
            { kind: i % 2 === 0 ? ('enhanced' as const) : ('obsolete' as const), ...packet },
            ...(i % 7 === 0 ? [{ kind: 'raw' as const, type: 5, body: new Uint8Array(12) }] : []),
          ]),
        ]),
      2,
    ],
    [
      'HAR',
      () => har(Array.from({ length: COUNT }, (_, i) => ({ url: `http://api.example${targetOf(i)}` }))),
      1,
    ],
    ['mitmproxy', flows, 1],
  ])('%s', async (name, make, most) => {
    const capture = make();
    const path = await bundled(name.replaceAll(' ', '-'), capture, '--minimal');
    const { captures, unsupported } = json(join(path, 'data/bundle.json'));
    const { records, byteLength } = captures[0].reduced;
    expect(records.original).toBeGreaterThanOrEqual(COUNT);
    expect(records.kept).toBeGreaterThan(0);
    expect(records.kept).toBeLessThanOrEqual((records.original / COUNT) * most);
    expect(byteLength.kept).toBeLessThan(byteLength.original / 3);
    expect(unsupported).toEqual([]);
    const reduced = readFileSync(join(path, captures[0].path), 'latin1');
    expect(reduced).toContain(WRITTEN);
    expect(reduced).not.toContain('/idle?number=3 ');
    const { out, status } = await telltale('verify', path, '--format', 'json');
    const { sightings, findings } = json(join(path, '../examination.json'));
    expect(sightings.length).toBeGreaterThan(0);
    expect(JSON.parse(out)).toMatchObject({
      faults: [],
      comparison: {
        sightings: { held: sightings.length, of: sightings.length },
        findings: { held: findings.length, of: findings.length },
      },
    });
    expect(status).toBe(0);
  });

  test('a message that hands out a key is kept for the one that it opens, and no other', async () => {
    const key = Buffer.from('8a3bc7d9e1f2430596a7b8c9daebfc0d', 'hex');
    const cipher = createCipheriv('aes-128-cbc', key, Buffer.from('0102030405060708'));
    const body = Buffer.concat([
      cipher.update(JSON.stringify({ tel: NUMBER, more: 'of the same kind' })),
      cipher.final(),
    ]);
    const entries = Array.from({ length: 30 }, (_, i) => ({
      url: `https://api.example/v1/${i}`,
      ...(i === 11 ? { answer: JSON.stringify({ security: key.toString('base64') }) } : {}),
      ...(i === 23 ? { body: body.toString('base64') } : {}),
    }));
    const path = await bundled('key-handed-out', har(entries), '--minimal');
    const { captures } = json(join(path, 'data/bundle.json'));
    expect(captures[0].reduced.kept).toEqual([11, 23]);
    expect((await telltale('verify', path)).status).toBe(0);
  });

  test('a capture in which nothing was found is reduced to nothing, and says so', async () => {
    const path = await bundled('nothing-told', har([{ url: 'http://api.example/' }]), '--minimal');
    expect(json(join(path, 'data/bundle.json')).captures[0].reduced.records).toEqual({
      original: 1,
      kept: 0,
    });
    const { status, out } = await telltale('verify', path);
    expect(status).toBe(0);
    expect(out).toContain('what was not seen, and the verdicts on claims rest on all of the captures');
  });
});

describe('keys', () => {
  const capture = har([{ url: `http://api.example${targetOf(TELLING)}` }]);

  async function identity(name: string): Promise<{ readonly path: string; readonly recipient: string }> {
    const path = join(folder, `${name}.age`);
    const { out } = await telltale('key', 'new', '--age', '--out', path);
    expect(statSync(path).mode & 0o077).toBe(0);
    return { path, recipient: /age1\S+/.exec(out)?.[0] ?? '' };
  }

  const texts = (path: string) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file, 'latin1'))
      .join('\n');

  test('stand apart from the case file, and are put back to examine again', async () => {
    const path = await bundled('keys-apart', capture);
    expect(readFileSync(join(path, 'data/case/case.yaml'), 'utf8')).not.toContain(CASE_KEY);
    expect(readFileSync(join(path, 'data/keys/case-keys.json'), 'utf8')).toContain(CASE_KEY);
    expect((await telltale('verify', path)).status).toBe(0);
  });

  test('are encrypted for others than the rest: who has none of them can check all but the findings', async () => {
    const { path: own, recipient } = await identity('analyst');
    const log = join(folder, 'tls.log');
    writeFileSync(log, 'CLIENT_RANDOM 0123456789 abcdef0123456789\n');
    const path = await bundled('keys-encrypted', capture, '--keys-recipient', recipient, '--key-log', log);
    expect(texts(path)).not.toContain(CASE_KEY);
    expect(texts(path)).not.toContain('CLIENT_RANDOM');
    const without = await telltale('verify', path);
    expect(without.status).toBe(0);
    expect(without.out).toContain('no --identity opens them: nothing was examined again');
    const { path: other } = await identity('stranger');
    expect((await telltale('verify', path, '--identity', other)).out).toContain('nothing was examined again');
    const withIt = await telltale('verify', path, '--identity', own);
    expect(withIt.status).toBe(0);
    expect(withIt.out).toContain('findings, 1 of 1 sightings');
  });

  test('that there are none of is told to who asked to encrypt them', async () => {
    const { recipient } = await identity('nobody');
    const home = join(folder, 'keys-none');
    mkdirSync(home);
    writeFileSync(join(home, 'case.yaml'), CASE.slice(0, CASE.indexOf('keys:')));
    writeFileSync(join(home, 'capture'), capture);
    const examination = await examined(home);
    const made = await telltale(
      'bundle',
      examination,
      '--key',
      join(folder, 'lab.key'),
      '--keys-recipient',
      recipient,
    );
    expect(made.status).toBe(2);
    expect(made.err).toContain('there are no keys');
  });
});

describe('a key to sign with', () => {
  test('is its owner’s alone, and refused where it is not', async () => {
    const path = join(folder, 'open.key');
    await telltale('key', 'new', '--out', path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await telltale('key', 'new', '--out', path)).err).toContain('is there already');
    const { chmodSync } = await import('node:fs');
    chmodSync(path, 0o644);
    const bundle = await bundled('exposed', har([{ url: 'http://api.example/' }]));
    expect((await telltale('bundle', 'sign', bundle, '--key', path)).err).toContain('chmod 600');
  });

  test('that is encrypted opens with its passphrase and no other', async () => {
    const path = join(folder, 'locked.key');
    const phrase = join(folder, 'phrase');
    writeFileSync(phrase, 'short\n');
    expect((await telltale('key', 'new', '--out', path, '--passphrase-file', phrase)).err).toContain(
      'fewer than 12',
    );
    for (const weak of [' '.repeat(14), 'aaaaaaaaaaaaaa', 'abababababababab']) {
      writeFileSync(phrase, `${weak}\n`);
      const refused = await telltale('key', 'new', '--out', path, '--passphrase-file', phrase);
      expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('different characters') });
    }
    writeFileSync(phrase, 'long enough for anybody\n');
    await telltale('key', 'new', '--out', path, '--passphrase-file', phrase);
    expect(readFileSync(path, 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const bundle = await bundled('locked', har([{ url: 'http://api.example/' }]));
    const sign = (...more: string[]) => telltale('bundle', 'sign', bundle, '--key', path, ...more);
    vi.stubEnv('TELLTALE_PASSPHRASE', 'another phrase altogether');
    expect((await sign()).status).toBe(2);
    expect((await sign('--passphrase-file', phrase)).status).toBe(0);
    vi.stubEnv('TELLTALE_PASSPHRASE', '');
  });
});
