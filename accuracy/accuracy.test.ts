import { expect, test } from 'vitest';
import { batchOf, identityOf, newMessage, onlyOf } from './compose/message.ts';
import { misses } from './misses.ts';
import { readOptions } from './options.ts';
import { report } from './report.ts';
import { numbersTo, run } from './run.ts';
import { resultsOf } from './score/results.ts';

const EVERYTHING = { ways: [], layers: [] };

test('two hundred messages are hidden, examined and scored', () => {
  const results = resultsOf(run(numbersTo(200), { seed: 'smoke', only: EVERYTHING }));
  expect(results.messages).toBe(200);
  expect(results.clean).toBeGreaterThan(70);
  expect(results.hidden).toBeGreaterThan(50);
  // Far under the thresholds: so few messages tell nothing of one in a hundred, but a break shows.
  expect(results.measures.recallToDepth3).toBeGreaterThan(0.75);
  expect(results.measures.recallToDepth6).toBeGreaterThan(0.75);
  expect(results.measures.namedRight).toBeGreaterThan(0.9);
  expect(results.measures.walkedBack).toBeGreaterThan(0.95);
  expect(results.falseInClean).toBeLessThanOrEqual(2);
  expect(report(results, 1).join('\n')).toContain('recall, depth ≤ 3');
});

test('a message is the same by itself as among others', () => {
  const all = run(numbersTo(40), { seed: 'alone', only: EVERYTHING });
  for (const one of all.slice(0, 8)) {
    const { number } = one.message;
    const [alone] = run([number], { seed: 'alone', only: EVERYTHING });
    expect(alone?.message.composed.content).toEqual(one.message.composed.content);
    expect(alone?.sightings.map(({ sighting }) => [sighting.path, sighting.forms])).toEqual(
      one.sightings.map(({ sighting }) => [sighting.path, sighting.forms]),
    );
  }
});

test('another seed gives other messages', () => {
  const messageOf = (seed: string) =>
    newMessage(seed, 3, { identity: identityOf(seed, batchOf(3)), only: EVERYTHING })?.composed;
  expect(messageOf('a')).toEqual(messageOf('a'));
  expect(messageOf('a')?.content).not.toEqual(messageOf('b')?.content);
});

test('a name narrows messages to its form or layer', () => {
  const only = onlyOf('br') ?? EVERYTHING;
  expect(only.layers.map(({ id }) => id)).toContain('br, labelled');
  for (const { message } of run(numbersTo(6), { seed: 'narrow', only })) {
    expect(message.composed.uses.some(({ id }) => id.startsWith('br'))).toBe(true);
  }
  expect(onlyOf('nothing of the kind')).toBeNull();
});

test('misses name no value', () => {
  const options = readOptions(['--seed', 'values', '--misses']);
  if (typeof options === 'string') throw new Error(options);
  const all = run(numbersTo(120), { seed: 'values', only: EVERYTHING });
  const text = misses(all, options).join('\n');
  const values = all.flatMap(({ message }) => message.composed.subject.value);
  expect(values.filter((value) => value.length > 9 && text.includes(value))).toEqual([]);
});

test.each([
  [['--messages', '0'], '--messages'],
  [['--number', 'x'], '--number'],
  [['--only', 'nothing of the kind'], 'there is no form or layer'],
  [['--nonsense'], '--nonsense'],
])('wrong options %j are told', (args, part) => {
  expect(readOptions(args)).toContain(part);
});
