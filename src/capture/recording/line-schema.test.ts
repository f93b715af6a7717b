import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import type { BodyStore } from './body-store.ts';
import { isHead } from './checked-line.ts';
import { readLine } from './read-line.ts';
import { anyRecorded } from './testing/index.ts';
import { writtenLine } from './written-line.ts';

const path = new URL('../../../schemas/recording-1.schema.json', import.meta.url);
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));

/** Stands in for a folder: says of every large body that it lies there. */
const noBodies: BodyStore = {
  begin: () => ({
    write: () => {},
    finish: (wholeLength) => ({
      sha256: '0'.repeat(64),
      byteLength: 70_000,
      bytes: new Uint8Array(0),
      source: { pieces: () => [] },
      wholeLength,
    }),
    discard: () => {},
  }),
  holds: (_body): _body is never => false,
  sync: async () => {},
};

const reads = (line: unknown) => {
  const bytes = bytesOf(JSON.stringify(line));
  return isHead(bytes) || readLine({ bytes, index: 0, offset: 0 }, () => null).previous !== null;
};

const previous = '0'.repeat(64);
const step = {
  previous,
  kind: 'step',
  at: 1,
  phase: 'a',
  id: 'b',
  repeat: 1,
  of: 3,
  by: 'manual',
  exercises: [],
};
const end = { address: null, port: null };
const peers = { connection: null, orig: end, resp: end, serverName: null };
const stream = {
  previous,
  kind: 'stream',
  at: 1,
  protocol: 'tcp',
  peers,
  host: null,
  direction: 'request',
  transport: 'plain',
  content: { base64: 'AAAA' },
};

describe('the published JSON Schema and the reader agree on', () => {
  test('all that is written', () => {
    fc.assert(
      fc.property(anyRecorded, (recorded) => {
        const line = { previous, ...writtenLine(recorded, noBodies) };
        expect(validate(JSON.parse(JSON.stringify(line)))).toBe(true);
        expect(reads(line)).toBe(true);
      }),
    );
  });

  test.each<[string, unknown, boolean]>([
    ['the first line', { telltale: 'recording/1', at: 1 }, true],
    ['one of another version', { telltale: 'recording/2', at: 1 }, false],
    ['one without a time', { telltale: 'recording/1' }, false],
    ['a step', step, true],
    ['a field that is not known', { ...step, mood: 'good' }, true],
    ['an unknown kind', { ...step, kind: 'stop' }, false],
    ['no kind', { ...step, kind: undefined }, false],
    ['no hash of the line before', { ...step, previous: undefined }, false],
    ['a time that is text', { ...step, at: '1' }, false],
    ['a time between two', { ...step, at: 1.5 }, false],
    ['identifiers that are none', { ...step, exercises: [1] }, false],
    ['a piece of a stream', stream, true],
    ['bytes beside the recording', { ...stream, content: { sha256: previous, byteLength: 1 } }, true],
    ['bytes beside it of unknown length', { ...stream, content: { sha256: previous } }, false],
    ['bytes that are text', { ...stream, content: 'AAAA' }, false],
    ['an unknown direction', { ...stream, direction: 'up' }, false],
    ['a port that is none', { ...stream, peers: { ...peers, orig: { address: null, port: -1 } } }, false],
    ['the end', { previous, kind: 'end' }, true],
    ['a list', [], false],
    ['nothing', null, false],
  ])('%s', (_, given, isRight) => {
    // As a file gives it: fields that are undefined are not there.
    const line: unknown = JSON.parse(JSON.stringify(given));
    expect(validate(line)).toBe(isRight);
    expect(reads(line)).toBe(isRight);
  });
});

test('a line that says two things of one field is read without a throw', () => {
  const twice = `{"content":{"sha256":"x"},${JSON.stringify(stream).slice(1)}`;
  expect(readLine({ bytes: bytesOf(twice), index: 0, offset: 0 }, () => null)).toMatchObject({
    previous,
    recorded: null,
  });
});
