import { expect, test } from 'vitest';
import type { PhaseMark, StepMark } from '../src/capture/index.ts';
import { readCase } from '../src/case/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';

const CASE = 'telltale: case/1\nidentity:\n  - { id: a, kind: imei, value: "490154203237518" }\n';
const origin = { index: 0, offset: 0 };

const phase = (id: string, at: number): PhaseMark => ({
  kind: 'phase',
  id,
  at,
  build: null,
  services: {},
  consent: {},
  control: false,
  origin,
});

const step = (of: string, id: string, at: number): StepMark => ({
  kind: 'step',
  phase: of,
  id,
  at,
  repeat: 1,
  of: 1,
  by: 'test',
  exercises: ['a'],
  origin,
});

test.each([
  ['in one order', ['one', 'two']],
  ['in the other', ['two', 'one']],
])('recordings of the same time keep their own phases and steps, %s', (_, names) => {
  const { case: examined } = readCase(CASE, 'case.yaml');
  const needles = compileIdentity(examined.identity, { market: null });
  const tool = { name: 'telltale', version: '0' } as const;
  const examiner = new Examiner({ case: examined, needles, notices: [], tables: [], tool });
  for (const name of names) {
    const capture = examiner.capture(name);
    for (const mark of [phase(name, 10), step(name, 'power-on', 20), step(name, `only-${name}`, 30)])
      capture.take(mark);
    capture.finish({ file: name, format: 'recording', sha256: name, byteLength: 0 });
  }
  const { phases, identifiers } = examiner.finish();
  expect(phases.map(({ id, steps }) => [id, steps.map((each) => each.id)])).toEqual(
    names.map((name) => [name, ['power-on', `only-${name}`]]),
  );
  expect(new Set(identifiers[0]?.exercisedBy)).toEqual(new Set(['power-on', 'only-one', 'only-two']));
});
