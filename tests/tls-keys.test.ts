import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latin1Of } from '../src/base/index.ts';
import { buildPcap, buildPcapngBlocks } from '../src/capture/testing/index.ts';
import { ask, buildConversation, recordTls } from '../src/connection/testing/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { telltale } from './bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const IMEI = '490154203237518';
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n';
const secrets: string[] = [];

beforeAll(async () => {
  const end = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' } as const;
  const { turns, keyLog } = await recordTls({
    client: end,
    server: end,
    talk: (client) =>
      ask(client, `GET /?imei=${IMEI} HTTP/1.1\r\nHost: inside.example\r\n\r\n`, ANSWER.length),
    answer: (_, server) => server.write(ANSWER),
  });
  secrets.push(...(latin1Of(keyLog).match(/[0-9a-f]{64,}/g) ?? []));
  const packets = buildConversation({ turns, resp: { address: '192.0.2.80', port: 443 } });
  writeFileSync(at('sealed.pcap'), buildPcap({ linkType: 1, packets }));
  writeFileSync(at('keys.log'), Buffer.concat([Buffer.from('what is no line\n'), keyLog]));
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x544c534b, 0);
  header.writeUInt32LE(keyLog.length, 4);
  writeFileSync(
    at('opened.pcapng'),
    buildPcapngBlocks([
      { kind: 'section' },
      { kind: 'raw', type: 10, body: Buffer.concat([header, keyLog]) },
      { kind: 'interface', linkType: 1 },
      ...packets.map((packet) => ({ kind: 'enhanced', ...packet }) as const),
    ]),
  );
  writeFileSync(
    at('case.yaml'),
    `telltale: case/1\nidentity:\n  - { id: imei1, kind: imei, value: "${IMEI}" }\n`,
  );
});

async function scanned(...args: string[]): Promise<{ examination: Examination; text: string }> {
  const { out } = await telltale('scan', ...args, '--case', at('case.yaml'), '--format', 'json', '--quiet');
  return { examination: JSON.parse(out) as Examination, text: out };
}

describe('secrets of TLS', () => {
  test.each([
    ['in a key log', ['sealed.pcap'], ['--keys', 'keys.log'], ['keys-malformed', 'tls-framing']],
    ['in the capture', ['opened.pcapng'], [], ['tls-framing']],
    [
      'on two threads',
      ['sealed.pcap'],
      ['--keys', 'keys.log', '--jobs', '2'],
      ['keys-malformed', 'tls-framing'],
    ],
  ])('%s open what was told', async (_, captures, options, codes) => {
    const { examination, text } = await scanned(
      ...captures.map(at),
      ...options.map((option) => (option.endsWith('.log') ? at(option) : option)),
    );
    expect(examination.sightings).toHaveLength(1);
    expect(examination.sightings[0]).toMatchObject({
      identifier: 'imei1',
      transport: 'tls',
      host: 'inside.example',
      location: 'url',
      tls: { version: 'TLS 1.3' },
    });
    expect(examination.notices.map(({ code }) => code)).toEqual(codes);
    expect(examination.coverage.bytes.opaque).toBe(0);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(text).not.toContain(secret.slice(0, 16));
  });

  test('are needed: without them nothing is found, and it is said why', async () => {
    const { examination } = await scanned(at('sealed.pcap'));
    expect(examination.sightings).toEqual([]);
    expect(examination.notices.map(({ code }) => code)).toEqual(['tls-no-key']);
    expect(examination.coverage.bytes.read).toBe(0);
  });

  test.each([
    ['no key log', 'hello\n', 'no TLS key log'],
    [
      'a key of another kind',
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
      'private key',
    ],
  ])('in a file that holds %s are an error, which repeats nothing of it', async (_, text, why) => {
    writeFileSync(at('other.log'), text);
    const { status, err } = await telltale(
      'scan',
      at('sealed.pcap'),
      '--case',
      at('case.yaml'),
      '--keys',
      at('other.log'),
    );
    expect(status).toBe(2);
    expect(err).toContain(why);
    expect(err).not.toContain('hello');
    expect(err).not.toContain('AAAA');
  });

  test('are asked for where runs are held against each other too', async () => {
    const other = IMEI.replace('490154203237518', '356938035643809');
    writeFileSync(at('other.yaml'), readFileSync(at('case.yaml'), 'utf8').replace(IMEI, other));
    const run = ['differ', at('sealed.pcap'), at('opened.pcapng'), '--quiet'];
    const cases = ['--case-a', at('other.yaml'), '--case-b', at('case.yaml')];
    // The runs are one and the same, so that with its keys the first shows the other identity as well as the second does.
    expect((await telltale(...run, ...cases)).err).not.toContain('sealed.pcap');
    expect((await telltale(...run, ...cases, '--keys', at('keys.log'))).err).toContain(
      'sealed.pcap shows the other identity',
    );
  });

  test('make what one capture could not show no change from one that could', async () => {
    const run = ['compare', at('sealed.pcap'), at('opened.pcapng'), '--case', at('case.yaml')];
    const changes = async (...options: string[]) => {
      const { out } = await telltale(...run, '--format', 'json', '--quiet', ...options);
      return (JSON.parse(out) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind);
    };
    expect(await changes()).toEqual(['new']);
    expect(await changes('--keys', at('keys.log'))).toEqual(['persists']);
  });

  test('in a bundle let others see the same', async () => {
    await telltale('key', 'new', '--out', at('lab.key'));
    await telltale(
      ...['scan', at('sealed.pcap'), '--case', at('case.yaml'), '--keys', at('keys.log')],
      ...['--format', 'json', '--out', at('examination.json'), '--quiet'],
    );
    for (const form of [[], ['--minimal']]) {
      const out = at(`bundle${form.length}`);
      const made = await telltale(
        ...['bundle', at('examination.json'), '--key', at('lab.key'), '--key-log', at('keys.log')],
        ...['--out', out, ...form],
      );
      expect(made.err + made.out).not.toContain('error');
      const { status, out: said } = await telltale('verify', out);
      expect(said).toContain('1 of 1 sightings');
      expect(status).toBe(0);
      expect(readFileSync(join(out, 'data/examination.json'), 'utf8')).not.toContain(
        secrets[0]?.slice(0, 16),
      );
    }
  });
});
