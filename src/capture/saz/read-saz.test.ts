import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, TelltaleError, textOf } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { openCapture } from '../open-capture.ts';
import type { Exchange, Recorded } from '../recorded.ts';
import { buildZip, inPieces, type PlannedFile, plain } from '../testing/index.ts';
import { contentOf, entriesOf } from './zip.ts';

const REQUEST = 'GET https://api.example/v1?imei=490154203237518 HTTP/1.1\r\nHost: api.example\r\n\r\n';
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const NOTES = `<?xml version="1.0" encoding="utf-8"?>
<Session SID="1" BitFlags="59">
  <SessionTimers ClientConnected="2023-01-10T11:59:00.0000000+01:00" ClientBeginRequest="2023-01-10T11:59:00.1234567+01:00" ServerBeginResponse="2023-01-10T11:59:01.0000000+01:00" />
  <SessionFlags>
    <SessionFlag N="x-clientip" V="::ffff:192.0.2.7" />
    <SessionFlag N="x-clientport" V="50001" />
    <SessionFlag N="x-hostip" V="203.0.113.9" />
    <SessionFlag N="x-processinfo" V="cloudapp:4711" />
  </SessionFlags>
</Session>`;

const file = (name: string, text: string, plan: Partial<PlannedFile> = {}): PlannedFile => ({
  name,
  content: bytesOf(text),
  ...plan,
});
const session = (number: string, plan: Partial<PlannedFile> = {}) => [
  file(`raw/${number}_c.txt`, REQUEST, plan),
  file(`raw/${number}_m.xml`, NOTES, plan),
  file(`raw/${number}_s.txt`, RESPONSE, plan),
];

function read(bytes: Uint8Array, lengths: readonly number[] = []): Recorded[] {
  const capture = openCapture('a.saz', { input: inputOf(inPieces(bytes, lengths), 'a.saz') });
  const records = [...capture.records()];
  expect(capture.format).toBe('saz');
  expect(capture.summary().byteLength).toBe(bytes.byteLength);
  return records;
}

const codes = (records: readonly Recorded[]) =>
  records.map((record) => (record.kind === 'notice' ? record.notice.code : record.kind));

describe('readSaz', () => {
  it.each([
    ['deflated', {}],
    ['stored', { isStored: true }],
    ['streamed', { isStreamed: true }],
  ])('reads sessions, %s', (_name, plan) => {
    const bytes = buildZip([file('_index.htm', '<html>'), ...session('02', plan), ...session('01', plan)]);
    const records = read(bytes);
    expect(codes(records)).toEqual(['exchange', 'exchange']);
    const [first] = records as [Exchange];
    expect(first).toMatchObject({
      peers: {
        orig: { address: '192.0.2.7', port: 50_001 },
        resp: { address: '203.0.113.9' },
        app: 'cloudapp',
      },
      request: {
        method: 'GET',
        scheme: 'https',
        host: 'api.example',
        port: 443,
        at: Date.UTC(2023, 0, 10, 10, 59) * 1000 + 123_456,
      },
      response: { status: 200, at: Date.UTC(2023, 0, 10, 10, 59, 1) * 1000 },
      origin: { index: 0 },
    });
    expect(textOf(first.request.target.bytes)).toBe('/v1?imei=490154203237518');
    const [piece] = first.request.target.source.pieces({ start: 9, end: 24 });
    const { offset = 0, byteLength = 0 } = piece ?? {};
    const region = Buffer.from(bytes.subarray(offset, offset + byteLength)).toString('latin1');
    if ('isStored' in plan) expect(region).toBe('490154203237518');
    else expect(byteLength).toBeLessThanOrEqual(REQUEST.length + 8);
  });

  it.each([
    [
      'an encrypted one',
      [...session('1', { isEncrypted: true }), ...session('2')],
      ['session-unread', 'session-unread', 'exchange'],
    ],
    ['WebSocket messages', [...session('1'), file('raw/1_w.txt', 'frames')], ['session-unread', 'exchange']],
    ['no request', [file('raw/1_c.txt', 'nothing'), file('raw/1_s.txt', RESPONSE)], ['session-unusable']],
    ['no notes', [file('raw/1_c.txt', REQUEST)], ['time-unknown', 'exchange']],
  ])('reads sessions with %s', (_name, files, expected) => {
    expect(codes(read(buildZip(files)))).toEqual(expected);
  });

  it('reads an archive that is cut as far as it goes', () => {
    const bytes = buildZip([...session('1'), ...session('2')]);
    const second = Buffer.from(bytes).indexOf('raw/2_s.txt');
    expect(codes(read(bytes.subarray(0, second + 20)))).toEqual(['capture-cut', 'exchange', 'exchange']);
  });

  it('refuses another archive', () => {
    expect(() => read(buildZip([file('a.txt', 'hello')]))).toThrow(
      expect.objectContaining({ code: 'capture-format' }),
    );
  });

  it('unpacks no entry to more than it may be', () => {
    const bytes = buildZip([{ name: 'raw/1_c.txt', content: new Uint8Array(100_000) }]);
    const [entry] = entriesOf(bytes).entries;
    if (entry === undefined) throw new Error('no entry');
    expect(contentOf(bytes, entry, 99_999)).toBeNull();
    expect(contentOf(bytes, entry, 100_000)).toHaveLength(100_000);
  });

  it('reads whole as in pieces, whatever stands in it, or says that it is none', () => {
    const base = buildZip([...session('1'), ...session('2', { isStored: true })]);
    const tried = (bytes: Uint8Array, lengths: readonly number[]) => {
      try {
        return read(bytes, lengths).map(plain);
      } catch (error) {
        if (!(error instanceof TelltaleError)) throw error;
        return error.code;
      }
    };
    const change = fc.tuple(fc.integer({ min: 4, max: base.byteLength - 1 }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 64, max: base.byteLength }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
        (changes, cut, lengths) => {
          const bytes = base.slice(0, cut);
          for (const [at, byte] of changes) if (at < cut) bytes[at] = byte;
          expect(tried(bytes, lengths)).toEqual(tried(bytes, []));
        },
      ),
      { numRuns: 300 },
    );
  });
});
