import { describe, expect, test } from 'vitest';
import type { ExaminedPhase } from '../../judge/index.ts';
import { fullExamination } from '../testing/index.ts';
import { languages } from '../words/index.ts';
import { conditionsText } from './conditions.ts';
import { storyOf } from './story.ts';

const told = (phases: readonly Partial<ExaminedPhase>[]) => {
  const examination = fullExamination();
  const [first] = examination.phases as [ExaminedPhase];
  const bare = { ...first, setup: undefined, services: {}, consent: {}, control: false };
  const whole = phases.map((phase) => ({ ...bare, ...phase }) as ExaminedPhase);
  return conditionsText(storyOf({ ...examination, phases: whole }, { words: languages.en, reveal: false }));
};
const off = { services: { a: 'off', b: 'off' }, consent: { a: 'not-asked', b: 'not-asked' } } as const;

describe('how the phone was set up', () => {
  test('is told with what was on and agreed to; services that are alike together', () => {
    expect(told([{ setup: 'reset', ...off }])).toBe('after a reset to factory state; a, b: off, not asked');
    expect(told([{ services: { a: 'on', b: 'off' }, consent: { a: 'granted' } }])).toBe(
      'a: on, agreed; b: off',
    );
  });

  test('is told once where phases are alike, and of at most three', () => {
    const phase = (a: string) => ({ services: { a } });
    expect(told([phase('on'), phase('on')])).toBe('a: on');
    expect(told([phase('on'), phase('off'), { setup: 'new' }, { setup: 'kept' }])).toBe(
      'a: on · a: off · as new, out of the box · and 1 more',
    );
  });

  test('says once what all phases have in common', () => {
    const phase = (a: string) => ({ setup: 'reset', services: { a } }) as const;
    expect(told([phase('on'), phase('off')])).toBe('after a reset to factory state; a: on · a: off');
    expect(told([phase('on'), { setup: 'new' }])).toBe(
      'after a reset to factory state; a: on · as new, out of the box',
    );
  });

  test('is not told of controls, nor where nobody says', () => {
    expect(told([{ setup: 'new', control: true }])).toBeNull();
    expect(told([{}])).toBeNull();
    expect(told([])).toBeNull();
  });
});
