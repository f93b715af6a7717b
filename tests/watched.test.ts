import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../src/base/index.ts';
import { buildPcap } from '../src/capture/testing/index.ts';
import {
  buildConversation,
  buildRecord,
  buildServerHello,
  type Turn,
} from '../src/connection/testing/index.ts';
import { examineFiles } from './examine-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'watched-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASE = `telltale: case/1
identity:
  - { id: imei, kind: imei, value: "490154203237518" }
phases:
  - { id: boot, from: 2014-08-01T09:00:00Z, to: 2014-08-01T10:00:00Z }
  - { id: idle, from: 2014-08-01T10:00:00Z, to: 2014-08-03T10:00:00Z }
`;
const NINE = Date.UTC(2014, 7, 1, 9) * 1000;
const MINUTE = 60_000_000;

/** A capture with a request at each of these minutes after nine. */
function captureAt(name: string, minutes: readonly number[], turns?: readonly Turn[]): string {
  const packets = minutes.flatMap((minute, index) =>
    buildConversation({
      at: NINE + minute * MINUTE,
      orig: { address: '10.0.0.2', port: 40_000 + index },
      turns: turns ?? [{ from: 'orig', bytes: bytesOf('GET / HTTP/1.1\r\nHost: api.example\r\n\r\n') }],
    }),
  );
  const path = join(folder, name);
  writeFileSync(path, buildPcap({ linkType: 1, packets }));
  return path;
}

const watchedIn = (...paths: string[]) =>
  examineFiles(paths, CASE).phases.map(({ id, watchedSeconds }) => [id, watchedSeconds]);

describe('of the phases that a case gives', () => {
  test('only what was captured was watched', () => {
    const early = captureAt('early.pcap', [5, 25]);
    expect(watchedIn(early)).toEqual([
      ['boot', 1200],
      ['idle', 0],
    ]);
    const later = captureAt('later.pcap', [20, 50, 70, 90]);
    expect(watchedIn(early, later)).toEqual([
      ['boot', 2700],
      ['idle', 1200],
    ]);
  });

  test('what was captured before and after a hole does not fill it', () => {
    expect(watchedIn(captureAt('hole.pcap', [10, 30, 9999]))).toEqual([
      ['boot', 1200],
      ['idle', 0],
    ]);
  });
});

test('packets that nobody can read show by what they were protected, and in which phase', () => {
  const turns: Turn[] = [
    { from: 'orig', bytes: buildRecord(22, 100) },
    { from: 'resp', bytes: buildServerHello({ version: 0x0301, cipherSuite: 0x002f }) },
    { from: 'orig', bytes: buildRecord(23, 400) },
  ];
  const hello = turns.slice(0, 2);
  const { findings, coverage } = examineFiles(
    [captureAt('old.pcap', [1, 2], turns), captureAt('hellos.pcap', [3], hello)],
    CASE,
  );
  expect(coverage.tls).toMatchObject({ connections: 3, unseen: 1 });
  expect(findings).toMatchObject([
    {
      rule: 'obsolete-tls',
      level: 'warning',
      phase: 'boot',
      repeats: null,
      sightings: [],
      because:
        'What passed to and from 192.0.2.80 was protected with TLS 1.0, which must not be used any more (RFC 8996)',
    },
  ]);
});
