import { describe, expect, test } from 'vitest';
import { builtInRules, told } from '../../judge/index.ts';
import { languages } from './index.ts';

const rules = [...builtInRules, told].map(({ id }) => id);

describe.each(Object.entries(languages))('%s', (name, words) => {
  test('is what it says it is', () => expect(words.language).toBe(name));

  test('has a title for every rule, and advice for all that can fail', () => {
    expect(Object.keys(words.rules).toSorted()).toEqual(rules.toSorted());
    const advised = Object.keys(words.advice).filter((rule) => rule !== 'policy' && rule !== 'other');
    expect(advised.toSorted()).toEqual(rules.filter((rule) => rule !== told.id).toSorted());
  });

  test('makes a whole sentence of every number', () => {
    for (const number of [0, 1, 2, 1000]) {
      const sentences = [
        words.lead.told(number, number),
        words.lead.none(number),
        words.lead.notAgreed(number),
        words.lead.plain(number),
        words.sure.repeats(number, number),
        words.claims.counted(number, number, number),
        words.more(number),
        words.bytes(number),
        words.findings.step('call', number),
      ];
      expect(sentences.join(' ')).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

test('no language repeats the sentences of another, but for what is a name in both', () => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const english = new Set(texts(languages.en).filter((text) => text.includes(' ')));
  const same = texts(languages.de).filter((text) => english.has(text));
  expect(same).toEqual(['In Wireshark']);
});
