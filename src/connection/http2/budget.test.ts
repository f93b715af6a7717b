import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../base/index.ts';
import type { Heard } from '../message.ts';
import type { Direction } from '../stream/stream-reader.ts';
import {
  buildHttp2Fields,
  buildHttp2Frame,
  type FramePlan,
  HTTP2_PREFACE,
  talkTo,
} from '../testing/index.ts';
import { Http2Reader } from './http2-reader.ts';

const readOf = (heard: readonly Heard[]) =>
  heard.reduce((sum, one) => sum + (one.kind === 'message' || one.kind === 'opaque' ? one.byteLength : 0), 0);

const headers = (stream: number, fields: Record<string, string>): FramePlan => ({
  type: 'HEADERS',
  flags: 4,
  stream,
  payload: buildHttp2Fields(fields, true),
});
const frame: fc.Arbitrary<FramePlan> = fc.oneof(
  fc
    .integer({ min: 1, max: 9 })
    .map((stream) => headers(stream, { ':method': 'POST', ':path': '/', 'x-a': 'b' })),
  fc
    .integer({ min: 1, max: 9 })
    .map((stream) => headers(stream, { ':method': 'CONNECT', ':authority': 'a:1' })),
  fc.record({
    type: fc.constant('DATA' as const),
    flags: fc.constantFrom(0, 1),
    stream: fc.integer({ min: 1, max: 9 }),
    payload: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  }),
  fc
    .integer({ min: 1, max: 9 })
    .map((stream) => ({ type: 'RST_STREAM' as const, stream, payload: '\0\0\0\0' })),
  fc.record({
    type: fc.constant('HEADERS' as const),
    stream: fc.constant(1),
    payload: fc.uint8Array({ maxLength: 50 }),
  }),
);

describe('what Http2Reader holds', () => {
  it('is given back at the end, whatever was said, and lost by no relief', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom('request' as const, 'response' as const), frame) },
      { weight: 1, arbitrary: fc.constant('relieve' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const heard: Heard[] = [];
        const talk = talkTo(heard);
        const reader = new Http2Reader(talk);
        let offset = 0;
        const read = (direction: Direction, bytes: Uint8Array) => {
          reader.read(direction, { bytes, at: 0, index: 1, offset });
          offset += bytes.length;
        };
        read('request', HTTP2_PREFACE);
        for (const one of steps) {
          if (one === 'relieve') reader.relieve();
          else read(one[0], buildHttp2Frame(one[1]));
        }
        reader.end('request');
        reader.end('response');
        expect(talk.budget.held).toBe(0);
        expect(readOf(heard)).toBe(offset);
      }),
      { numRuns: 500 },
    );
  });

  it('of a body is what relief emits', () => {
    const heard: Heard[] = [];
    const talk = talkTo(heard);
    const reader = new Http2Reader(talk);
    const frames = [
      headers(1, { ':method': 'POST' }),
      { type: 'DATA', stream: 1, payload: 'x'.repeat(16_000) } as const,
    ];
    const bytes = concatBytes([HTTP2_PREFACE, ...frames.map(buildHttp2Frame)]);
    reader.read('request', { bytes, at: 0, index: 1, offset: 0 });
    expect(talk.budget.held).toBeGreaterThan(16_000);
    reader.relieve();
    expect(talk.budget.held).toBeLessThan(4_000);
    expect(heard.length).toBe(1);
  });
});
