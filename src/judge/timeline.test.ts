import { expect, test } from 'vitest';
import type { PhaseMark, StepMark } from '../capture/index.ts';
import { POSITIVE_CONTROL, Timeline } from './timeline.ts';

const origin = { index: 0, offset: 0 };
const phase = (id: string, at: number): PhaseMark => ({
  kind: 'phase',
  id,
  at,
  build: 'pre-ota',
  services: { messaging: 'on' },
  consent: { messaging: 'not-asked' },
  control: false,
  origin,
});
const step = (id: string, at: number, of = 1, repeat = 1): StepMark => ({
  kind: 'step',
  phase: 'boot',
  id,
  at,
  repeat,
  of,
  by: 'specimen',
  exercises: ['asha.tel'],
  origin,
});

test('without marks the phases of the case hold, their end not included', () => {
  const timeline = new Timeline([{ id: 'boot', from: 10, to: 20, build: null, services: {}, consent: {} }]);
  expect([9, 10, 19, 20].map((at) => timeline.at(at).phase)).toEqual([null, 'boot', 'boot', null]);
});

test('a step lasts until the next mark, whatever order the marks came in', () => {
  const timeline = new Timeline([]);
  for (const mark of [
    phase(POSITIVE_CONTROL, 0),
    phase('boot', 10),
    step('add-contact', 30, 2, 2),
    step('add-contact', 20, 2),
    phase('idle', 40),
  ]) {
    timeline.mark(mark);
  }
  expect(timeline.at(-1)).toEqual({ phase: null, step: null, repeat: null });
  expect(timeline.at(5).phase).toBe(POSITIVE_CONTROL);
  expect(timeline.at(15)).toEqual({ phase: 'boot', step: null, repeat: null });
  expect(timeline.at(29)).toEqual({ phase: 'boot', step: 'add-contact', repeat: 1 });
  expect(timeline.at(35)).toEqual({ phase: 'boot', step: 'add-contact', repeat: 2 });
  expect(timeline.at(99)).toEqual({ phase: 'idle', step: null, repeat: null });
  expect(timeline.exercisedBy('asha.tel')).toEqual(['add-contact']);
  expect(
    timeline.phases().map(({ id, steps }) => [id, steps.map(({ id: name, times }) => [name, times])]),
  ).toEqual([
    ['boot', [['add-contact', 2]]],
    ['idle', []],
  ]);
});

test('a step that could not be done was not tried', () => {
  const timeline = new Timeline([]);
  for (const mark of [phase('boot', 0), step('add-contact', 10, 2, 1), step('add-contact', 20, 2, 2)])
    timeline.mark(mark);
  timeline.undo('boot', 'add-contact');
  expect(timeline.phases()[0]?.steps).toMatchObject([
    { id: 'add-contact', times: 1, exercises: ['asha.tel'] },
  ]);
  timeline.undo('boot', 'insert-sim');
  expect(timeline.exercisedBy('asha.tel')).toEqual(['add-contact']);
});

test('a marked phase was watched until the next mark, and the last one as long as something came', () => {
  const timeline = new Timeline([]);
  const SECOND = 1_000_000;
  for (const mark of [phase('boot', 10 * SECOND), phase('idle', 40 * SECOND)]) {
    timeline.mark(mark);
    timeline.saw(mark.at);
  }
  const watched = () => timeline.phases().map(({ id, watchedSeconds }) => [id, watchedSeconds]);
  expect(watched()).toEqual([
    ['boot', 30],
    ['idle', 0],
  ]);
  timeline.saw(45 * SECOND);
  timeline.saw(-1);
  expect(watched()).toEqual([
    ['boot', 30],
    ['idle', 5],
  ]);
});

test('of a phase of the case only what was captured was watched', () => {
  const of = (id: string, from: number, to: number) => ({
    ...{ id, from, to, build: null },
    services: {},
    consent: {},
  });
  const timeline = new Timeline([of('boot', 10, 20), of('idle', 20, 90), of('after', 90, 100)]);
  for (const at of [5, 12, 14, 13, 11, 70, 40, 95]) timeline.saw(at);
  expect([0, 1, 2, 3].map((index) => timeline.watched(index))).toEqual([
    [{ from: 11, to: 14 }],
    [{ from: 40, to: 70 }],
    [{ from: 95, to: 95 }],
    [],
  ]);
});
