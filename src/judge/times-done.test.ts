import { expect, test } from 'vitest';
import { isoFromMicros, microsFromIso } from '../base/index.ts';
import type { ExaminedPhase } from './examination.ts';
import { evidenceWith } from './testing/index.ts';
import { timesDone } from './times-done.ts';

const NINE = microsFromIso('2014-08-01T09:00:00Z');
const at = (minute: number) => isoFromMicros(NINE + minute * 60_000_000);

/** A phase with a step that was done in these minutes, told one by one or only counted. */
function phaseWith(
  done: readonly (readonly [from: number, to: number, repeat?: number])[],
  isTold = true,
): ExaminedPhase {
  const [first = [0], last = [0, 0]] = [done[0], done.at(-1)];
  const repeats = done.map(([from, to, repeat], i) => ({
    repeat: repeat ?? i + 1,
    at: at(from),
    to: at(to),
  }));
  const step = { id: 'call', times: done.length, ...(isTold ? { repeats } : {}) };
  const [phase] = evidenceWith({
    phases: [{ from: at(first[0]), to: at(last[1]), steps: [step] }],
  }).phases;
  return phase as ExaminedPhase;
}

const THREE = [
  [0, 1],
  [1, 2],
  [2, 3],
] as const;
const LATE = THREE.map(([from, to]) => [from + 0.5, to + 0.5] as const);
/** The last of the three, and two more. */
const THREE_TO_FIVE = [3, 4, 5].map((repeat) => [repeat - 1, repeat, repeat] as const);
const NEXT = THREE.map(([from, to]) => [from + 60, to + 60] as const);

test.each<[string, ExaminedPhase[], number]>([
  ['one capture', [phaseWith(THREE)], 3],
  ['two of the same time', [phaseWith(THREE), phaseWith(THREE)], 3],
  ['two whose clocks differ', [phaseWith(THREE), phaseWith([[0.5, 1.5]])], 3],
  ['two whose clocks differ, all of it', [phaseWith(THREE), phaseWith(LATE)], 3],
  ['one after the other', [phaseWith(THREE), phaseWith(NEXT)], 6],
  ['two of the same time that tell no times', [phaseWith(THREE, false), phaseWith(THREE, false)], 3],
  ['one after the other that tell no times', [phaseWith(THREE, false), phaseWith(NEXT, false)], 6],
  ['one of which only counts', [phaseWith(THREE), phaseWith(LATE, false)], 3],
  [
    'steps that were done in a moment',
    [
      phaseWith([
        [0, 0],
        [0, 0],
      ]),
      phaseWith([
        [0, 0],
        [0, 0],
      ]),
    ],
    2,
  ],
  ['one that goes on where another stopped', [phaseWith(THREE), phaseWith(THREE_TO_FIVE)], 5],
  ['none', [], 0],
])('%s', (_, phases, times) => {
  expect(timesDone(phases, 'call')).toBe(times);
  expect(timesDone(phases.toReversed(), 'call')).toBe(times);
});
