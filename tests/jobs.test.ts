import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../src/base/index.ts';
import { openCapture } from '../src/capture/index.ts';
import { buildPcap } from '../src/capture/testing/index.ts';
import { readCase } from '../src/case/index.ts';
import { buildConversation, buildDns, buildUdpFrame } from '../src/connection/testing/index.ts';
import { sealed, TEST_KEY } from '../src/decode/testing/index.ts';
import { compileIdentity, Guesses, openNeedles } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import { type Examination, type Opening, openingsFor } from '../src/judge/index.ts';
import { claimer, newClaims } from '../src/tools/cli/claims.ts';
import { startWorkers } from '../src/tools/cli/scan-workers.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const IMEI = '490154203237518';
const NUMBER = '+919876543210';
const CASE = JSON.stringify({
  telltale: 'case/1',
  device: { market: 'IN' },
  identity: [
    { id: 'imei', kind: 'imei', value: IMEI },
    { id: 'tel', kind: 'contact-number', value: NUMBER },
    { id: 'app', kind: 'app-list', value: ['com.example.one', 'com.example.two', 'com.example.three'] },
  ],
});
const CASE_FILE = written('case.json', CASE);
const PHONE = '10.0.0.2';
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const sha1 = createHash('sha1').update(IMEI).digest('hex');

interface Talk {
  readonly host: string;
  readonly to: string;
  readonly asks: readonly string[];
  readonly answer?: string;
}

const post = (host: string, target: string, body: string) =>
  `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const ok = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** A body that only the key of another connection opens, before and after the key is handed out. */
const UPLOAD = base64(sealed(bytesOf(JSON.stringify({ contacts: [{ tel: NUMBER }], imei: IMEI }))));
const TALKS: readonly Talk[] = [
  { host: 'upload.example', to: '198.51.100.1', asks: [post('upload.example', '/first', UPLOAD)] },
  {
    host: 'login.example',
    to: '198.51.100.2',
    asks: [post('login.example', '/login', 'user=7')],
    answer: JSON.stringify({ code: 0, security: base64(TEST_KEY) }),
  },
  { host: 'upload.example', to: '198.51.100.1', asks: [post('upload.example', '/second', UPLOAD)] },
  {
    host: 'track.example',
    to: '198.51.100.3',
    asks: Array.from({ length: 30 }, (_, i) =>
      post(
        'track.example',
        `/t?n=${i % 4}&imei=${i % 3 === 0 ? IMEI : sha1}`,
        base64(gzipSync(`tel=${NUMBER}&${i % 5}`)),
      ),
    ),
  },
  // What says no host goes by the name that a DNS answer gave its address.
  { host: 'stream.example', to: '198.51.100.4', asks: [`\x01\x02 ${IMEI} in a stream of its own\n`] },
  {
    host: 'apps.example',
    to: '198.51.100.5',
    asks: [post('apps.example', '/', 'com.example.one com.example.two com.example.three')],
  },
  {
    host: 'odd.example',
    to: '198.51.100.6',
    asks: ['POST / HTTP/1.1\r\nHost: odd.example\r\nContent-Length: x\r\n\r\nbody'],
  },
];

function packetsOf(talks: readonly Talk[]) {
  return talks.flatMap(({ host, to, asks, answer = '{}' }, index) => {
    const at = 1_400_000_000_000_000 + index * 1_000_000;
    const dns = { from: { address: '10.0.0.1', port: 53 }, to: { address: PHONE, port: 5_000 + index } };
    const name = buildDns({ question: host, answers: [{ name: host, address: to }] });
    const turns = asks.flatMap((ask) => [
      { from: 'orig' as const, bytes: Buffer.from(ask, 'latin1') },
      { from: 'resp' as const, bytes: bytesOf(ok(answer)) },
    ]);
    const orig = { address: PHONE, port: 40_000 + index };
    return [
      { at: at - 1_000, bytes: buildUdpFrame({ ...dns, payload: name }) },
      ...buildConversation({ turns, orig, resp: { address: to, port: 80 }, at }),
    ];
  });
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const PCAP = written('talks.pcap', buildPcap({ linkType: 1, packets: packetsOf(TALKS) }));
const HAR = join(root, 'examples', 'app.har');
const EXAMPLE = join(root, 'examples', 'first-boot.pcap');

function scan(args: readonly string[], input?: Uint8Array) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), 'scan', ...args, '--format', 'json', '--fail-on', 'never'],
    { encoding: 'utf8', ...(input === undefined ? {} : { input }) },
  );
  return { status, stdout, stderr };
}

describe('any number of threads tells the same', () => {
  test.each<[string, readonly string[]]>([
    ['of several connections, one of which has the key of another', [PCAP]],
    ['with every message and what looks like identifiers', [PCAP, '--messages', '--guess']],
    ['with the values', [PCAP, '--reveal']],
    ['of several captures of different formats', [PCAP, HAR, EXAMPLE, '--messages']],
  ])('%s', (_, args) => {
    const [one, two, four] = ['1', '2', '4'].map((jobs) =>
      scan([...args, '--case', CASE_FILE, '--jobs', jobs]),
    );
    expect(one).toMatchObject({ status: 0, stderr: '' });
    expect(two).toEqual(one);
    expect(four).toEqual(one);
  });

  test('and the table of cases tells what it is meant to', () => {
    const { sightings, destinations, notices } = JSON.parse(
      scan([PCAP, '--case', CASE_FILE, '--jobs', '2']).stdout,
    ) as Examination;
    const hosts = new Map(destinations.map(({ id, host }) => [id, host.value]));
    const opened = sightings.filter(({ layers }) => layers.includes('aes'));
    expect(
      opened.map(({ identifier, destination }) => `${hosts.get(destination)} ${identifier}`).sort(),
    ).toEqual(['imei', 'imei', 'tel', 'tel'].map((identifier) => `upload.example ${identifier}`));
    expect(new Set(hosts.values())).toContain('stream.example');
    expect(sightings.length).toBeGreaterThan(60);
    expect(notices.map(({ code }) => code)).toContain('key-seen');
  });

  test('of standard input, which one thread reads', () => {
    const input = readFileSync(PCAP);
    const [one, four] = ['1', '4'].map((jobs) => scan(['-', '--case', CASE_FILE, '--jobs', jobs], input));
    expect(one?.status).toBe(0);
    expect(four).toEqual(one);
  });
});

const CAPTURES = [PCAP, HAR, EXAMPLE];
const tool = { name: 'telltale', version: '0' } as const;

/** Examines in so many shares, of which each gets what another thread would. */
function inShares(of: number, engine?: 'reference' | 'wasm'): Examination {
  const { case: examined } = readCase(CASE, 'case.json');
  const compiled = compileIdentity(examined.identity, {
    ...examined,
    ...(engine === undefined ? {} : { engine }),
  });
  const examiners = Array.from({ length: of }, (_, index) => {
    const needles = index === 0 ? compiled : openNeedles(structuredClone(compiled.compiled));
    const guesses = new Guesses(examined);
    const common = { case: examined, notices: [], tables: [], tool, messages: true, guesses };
    const takes = (serial: number) => serial % of === index;
    const examiner = new Examiner({ ...common, needles, share: { isFirst: index === 0, takes } });
    for (const path of CAPTURES) {
      const capture = openCapture(path, { isHashed: index === 0 });
      const examination = examiner.capture(basename(path));
      for (const recorded of capture.records()) examination.take(recorded);
      examination.finish(capture.summary());
    }
    return examiner;
  });
  const seen = examiners.map((examiner) => structuredClone(examiner.seen()));
  const openings = structuredClone(openingsFor(seen));
  const tallies = examiners.map((examiner, index) => {
    const tally = examiner.open(openings[index] as Opening);
    return index === 0 ? tally : structuredClone(tally);
  });
  return (examiners[0] as Examiner).conclude(openings[0] as Opening, tallies);
}

test('any number of shares gives what one gives, in whatever way is searched', () => {
  const whole = JSON.stringify(inShares(1));
  for (const of of [2, 3, 7]) expect(JSON.stringify(inShares(of))).toBe(whole);
  for (const engine of ['reference', 'wasm'] as const) {
    expect(JSON.stringify(inShares(1, engine))).toBe(whole);
    expect(JSON.stringify(inShares(2, engine))).toBe(whole);
  }
});

test('a worker that breaks off is an error, and nothing passes for whole', async () => {
  const { case: examined } = readCase(CASE, 'case.json');
  const { compiled } = compileIdentity(examined.identity, examined);
  const workers = startWorkers(2);
  try {
    workers.begin({
      captures: [{ path: join(folder, 'gone.pcap'), name: 'gone.pcap' }],
      case: examined,
      compiled,
      keys: [],
      messages: false,
      reveal: false,
      guess: false,
      claims: newClaims(),
    });
    await expect(workers.seen()).rejects.toMatchObject({ code: 'worker-failed' });
  } finally {
    await workers.stop();
  }
});

test('each message is claimed once, however many there are', () => {
  const claims = newClaims();
  const takes = [0, 1, 2].map((index) => claimer(claims, { index, of: 3 }));
  const serials = [0, 1, 15, 16, 1_000_000, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 16, 2 ** 40];
  for (const [turn, serial] of serials.entries()) {
    const order = [0, 1, 2].map((index) => (index + turn) % 3);
    const owners = order.filter((index) => takes[index]?.(serial));
    expect(owners).toHaveLength(1);
    expect(order.filter((index) => takes[index]?.(serial))).toEqual(owners);
  }
});

test('shares that have not heard the same do not add up', () => {
  const seen = { keys: [], isFull: false, kept: { bodies: [], short: [] } };
  expect(() =>
    openingsFor([
      { ...seen, heard: 3 },
      { ...seen, heard: 4 },
    ]),
  ).toThrow(/changed while/);
});
