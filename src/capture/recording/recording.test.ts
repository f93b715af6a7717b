import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nowhere } from '../../base/index.ts';
import { captureFiles } from '../capture-files.ts';
import { openCapture } from '../open-capture.ts';
import type { Exchange, Recorded } from '../recorded.ts';
import { inPieces, plain } from '../testing/index.ts';
import { openRecording, RECORDING_FILES, readRecording, recordThrough } from './index.ts';
import { anyRecorded, withoutPlaces } from './testing/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-recording-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const AT = 1_407_000_000_000_000;
const lines = () => join(folder, RECORDING_FILES.lines);
const bodies = () => join(folder, RECORDING_FILES.bodies);

async function record(values: readonly Recorded[]) {
  rmSync(folder, { recursive: true, force: true });
  const writer = openRecording(folder, { at: AT });
  for (const value of values) writer.write(value);
  return writer.close();
}

function readBack(
  bytes: Uint8Array = new Uint8Array(readFileSync(lines())),
  lengths: readonly number[] = [],
): Recorded[] {
  const chunks = inPieces(bytes, lengths)[Symbol.iterator]();
  return [...readRecording({ next: () => chunks.next().value ?? null }, 'recording.ndjson', bodies())];
}

const isOwnNotice = (value: Recorded) =>
  value.kind === 'notice' && value.notice.code.startsWith('recording-');
const codes = (values: readonly Recorded[]) =>
  values.flatMap((value) => (value.kind === 'notice' ? [`${value.notice.code} ${value.notice.about}`] : []));

function exchange(request: Partial<Exchange['request']> = {}): Exchange {
  return {
    kind: 'exchange',
    peers: {
      connection: 'live-1',
      orig: { address: '127.0.0.1', port: 40_000 },
      resp: { address: '42.62.48.81', port: 80 },
      serverName: null,
    },
    request: {
      at: AT,
      method: 'GET',
      scheme: 'http',
      host: 'api.example.org',
      port: 80,
      target: { bytes: Buffer.from('/a?"imei"=490154203237518'), source: nowhere },
      protocol: 'http/1.1',
      fields: [{ name: 'X-Bytes', value: { bytes: Uint8Array.of(0xff, 0xfe, 0x41), source: nowhere } }],
      body: { bytes: Buffer.from('phone=+919812345678'), source: nowhere, wholeLength: null },
      ...request,
    },
    response: null,
    origin: { index: 0, offset: 0 },
  };
}

describe('a recording', () => {
  it('gives back what was written, whole or in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRecorded, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
        async (values, lengths) => {
          await record(values);
          const read = readBack(undefined, lengths);
          expect(read.map(withoutPlaces)).toEqual(values.map(withoutPlaces));
          expect(readBack().map(plain)).toEqual(read.map(plain));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('opens up to the last whole line wherever it is cut', async () => {
    const values = fc.sample(anyRecorded, { numRuns: 20, seed: 5 });
    await record(values);
    const whole = new Uint8Array(readFileSync(lines()));
    const expected = values.map(withoutPlaces);
    for (const cut of fc.sample(fc.integer({ min: 0, max: whole.byteLength - 1 }), {
      numRuns: 50,
      seed: 7,
    })) {
      const read = readBack(whole.subarray(0, cut));
      const kept = read.filter((value) => !isOwnNotice(value));
      const wholeLines = whole.subarray(0, cut).filter((byte) => byte === 0x0a).byteLength;
      expect(kept.map(withoutPlaces)).toEqual(expected.slice(0, Math.max(wholeLines - 1, 0)));
      const isAtBreak = cut === 0 || whole[cut - 1] === 0x0a;
      expect(codes(read).at(-1)).toMatch(isAtBreak ? /^recording-unfinished/ : /^recording-cut/);
    }
  });

  it('says which line was changed or taken out', async () => {
    await record([exchange(), exchange({ host: 'b.example.org' }), exchange({ host: 'c.example.org' })]);
    const written = readFileSync(lines(), 'utf8').split('\n');
    const changed = written.with(2, (written[2] as string).replace('b.example.org', 'x.example.org'));
    expect(codes(readBack(Buffer.from(changed.join('\n'))))).toEqual([
      'recording-chain-broken recording.ndjson line 4',
    ]);
    expect(codes(readBack(Buffer.from(written.toSpliced(2, 1).join('\n'))))).toEqual([
      'recording-chain-broken recording.ndjson line 3',
    ]);
    expect(codes(readBack(Buffer.from(written.with(1, '{').join('\n'))))).toEqual([
      'recording-chain-broken recording.ndjson line 2',
      'recording-malformed recording.ndjson line 2',
      'recording-chain-broken recording.ndjson line 3',
    ]);
  });

  it('points at the bytes in the file that encode what it holds', async () => {
    const value = exchange();
    await record([value]);
    const file = readFileSync(lines());
    const [read] = readBack() as [Exchange];
    const at = (sourced: Exchange['request']['target'], start: number, end: number) =>
      sourced.source
        .pieces({ start, end })
        .map(({ offset, byteLength }) => file.subarray(offset, offset + byteLength).toString());
    expect(at(read.request.target, 3, 9)).toEqual(['\\"imei\\"']);
    expect(at(read.request.target, 10, 25)).toEqual(['490154203237518']);
    const body = read.request.body as NonNullable<Exchange['request']['body']>;
    // Whole groups of four: "+919812345678" from the sixth byte on lies in the groups from the third byte on.
    expect(at(body, 6, 19).map((text) => Buffer.from(text, 'base64').toString())).toEqual(['+919812345678']);
    const [field] = read.request.fields;
    expect(at(field?.value ?? read.request.target, 2, 3)).toEqual(['//5B']);
    expect(read.origin).toEqual({ index: 0, offset: file.indexOf('\n') + 1 });
  });

  it('gives live values the places that a reader finds', async () => {
    const values = fc.sample(anyRecorded, { numRuns: 40, seed: 11 });
    rmSync(folder, { recursive: true });
    const writer = openRecording(folder, { at: AT });
    const live = values.map(recordThrough(writer));
    const summary = await writer.close();
    const capture = openCapture(folder);
    expect([...capture.records()].map(plain)).toEqual(live.map(plain));
    expect(capture.summary()).toEqual(summary);
    expect(capture.format).toBe('recording');
  });

  it('keeps large bodies beside it, once each, and says where they are gone or changed', async () => {
    const big = { bytes: new Uint8Array(100_000).fill(7), source: nowhere, wholeLength: null };
    await record([exchange({ body: big }), exchange({ body: big })]);
    const [name] = readdirSync(bodies());
    expect(readdirSync(bodies())).toHaveLength(1);
    expect(statSync(lines()).size).toBeLessThan(3_000);
    const [first] = readBack() as [Exchange];
    expect(first.request.body?.bytes).toEqual(big.bytes);
    const [piece] = first.request.body?.source.pieces({ start: 50, end: 60 }) ?? [];
    expect(
      readFileSync(lines()).toString(
        'latin1',
        piece?.offset,
        (piece?.offset ?? 0) + (piece?.byteLength ?? 0),
      ),
    ).toBe(name);
    writeFileSync(join(bodies(), name as string), 'other');
    expect(codes(readBack())).toContain('recording-body-changed recording.ndjson line 2');
    rmSync(join(bodies(), name as string));
    const [without] = readBack().filter(({ kind }) => kind === 'exchange') as [Exchange];
    expect(without.request.body).toMatchObject({ wholeLength: 100_000 });
    expect(codes(readBack())).toContain('recording-body-missing recording.ndjson line 3');
  });

  it('is found by its folder, and its bodies are not taken for captures', async () => {
    const har = {
      bytes: new Uint8Array(Buffer.from(`{"log":{"entries":[]}}${' '.repeat(70_000)}`)),
      source: nowhere,
      wholeLength: null,
    };
    await record([exchange({ body: har })]);
    expect(captureFiles([folder])).toEqual([lines()]);
    expect([...openCapture(folder).records()]).toHaveLength(1);
    expect([...openCapture(lines()).records()]).toHaveLength(1);
  });

  it('is for the owner alone and never written over', async () => {
    await record([exchange()]);
    expect(statSync(lines()).mode & 0o777).toBe(0o600);
    expect(() => openRecording(folder, { at: AT })).toThrow(
      expect.objectContaining({ code: 'recording-exists' }),
    );
  });

  it('reads any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 6 }), (texts) => {
        const bytes = Buffer.from(`{"telltale":"recording/1","at":0}\n${texts.join('\n')}`);
        for (const value of readBack(bytes)) expect(value.kind).toBe('notice');
      }),
    );
  });

  it('opens after the process that wrote it was killed', { timeout: 60_000 }, async () => {
    rmSync(folder, { recursive: true });
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'testing', 'record-forever.ts'), folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const read = readBack();
    const kept = read.filter(({ kind }) => kind === 'exchange');
    expect(kept.length).toBeGreaterThan(100);
    expect(codes(read)).toHaveLength(1);
    expect(codes(read)[0]).toMatch(/^recording-(?:cut|unfinished)/);
    expect(existsSync(bodies())).toBe(true);
  });
});
