import { expect, test } from 'vitest';
import { bytesOf, nowhere } from '../../base/index.ts';
import type { Section } from '../../connection/index.ts';
import { unfold } from '../../decode/index.ts';
import type { GuessPlace } from './guessed.ts';
import { Guesses, MOST_GUESSES } from './guesses.ts';

const place = (given: Partial<GuessPlace> = {}): GuessPlace => ({
  capture: 0,
  serial: 0,
  at: 0,
  direction: 'request',
  host: 'a.example',
  transport: 'tls',
  destination: 'dst:a',
  file: 'a.har',
  index: 0,
  key: () => `msg:${given.serial ?? 0}`,
  ...given,
});

function tell(guesses: Guesses, text: string, given: Partial<GuessPlace> = {}, repeated = 0): void {
  const section: Section = {
    bytes: bytesOf(text),
    source: nowhere,
    location: 'body',
    field: null,
    contentType: null,
    contentEncodings: [],
    repeated,
  };
  unfold(section, (part) => guesses.look(part, place(given)));
}

const listOf = (guesses: Guesses) => guesses.list().sort((a, b) => (a.value < b.value ? -1 : 1));

test('messages are counted, not places, and the surest name says what it is', () => {
  const guesses = new Guesses({ market: null });
  tell(guesses, '/490154203237518/490154203237518', { serial: 1, at: 5 });
  tell(guesses, 'imei=490154203237518', { serial: 2, at: 7, destination: 'dst:b', transport: 'plain' });
  tell(guesses, '490154203237518', { serial: 3, at: 3, direction: 'response' });
  expect(listOf(guesses)).toMatchObject([
    {
      kind: 'imei',
      confidence: 'high',
      name: 'imei',
      requests: 2,
      responses: 1,
      inPlain: true,
      destinations: new Set(['dst:a', 'dst:b']),
      first: { at: 3, message: 'msg:3' },
    },
  ]);
});

test('tallies of parts merge into the tally of the whole, in any order', () => {
  const messages = [
    ['x=490154203237518', 1],
    ['imei=490154203237518&email=asha@example.com', 2],
    ['device_id=490154203237518', 3],
    ['mail asha@example.com', 4],
  ] as const;
  const whole = new Guesses({ market: null });
  const parts = [new Guesses({ market: null }), new Guesses({ market: null })] as const;
  for (const [text, serial] of messages) {
    const given = { serial, at: 10 - serial, destination: `dst:${serial}` };
    tell(whole, text, given);
    tell(parts[serial % 2] as Guesses, text, given);
  }
  for (const order of [parts, parts.toReversed()]) {
    const merged = new Guesses({ market: null });
    // As it passes between threads.
    for (const each of order) merged.merge(structuredClone(each.tally()));
    expect(listOf(merged)).toEqual(listOf(whole));
  }
});

test('what an earlier section held already counts there', () => {
  const guesses = new Guesses({ market: null });
  tell(guesses, 'imei=490154203237518 and more', {}, 20);
  expect(listOf(guesses)).toEqual([]);
});

test('past what is kept the same are kept however the messages are shared, and it is said', () => {
  const messages = Array.from({ length: 4 }, (_, message) =>
    Array.from({ length: 3_000 }, (_, i) => `a${(message * 2_000 + i * 7) % 9_000}@example.com`).join(' '),
  );
  const whole = new Guesses({ market: null });
  const parts = [new Guesses({ market: null }), new Guesses({ market: null })] as const;
  for (const [serial, text] of messages.entries()) {
    tell(whole, text, { serial });
    tell(parts[serial % 2] as Guesses, text, { serial });
  }
  expect(whole.list()).toHaveLength(MOST_GUESSES);
  expect(whole.notices().map(({ code }) => code)).toEqual(['guesses-not-kept']);
  const [merged, other] = parts;
  merged.merge(structuredClone(other.tally()));
  expect(listOf(merged)).toEqual(listOf(whole));
  expect(merged.notices()).toEqual(whole.notices());
});

test('past what is looked at in one section it is said so', () => {
  const guesses = new Guesses({ market: null });
  tell(guesses, '490154203237519 '.repeat(30_000));
  expect(guesses.notices().map(({ code }) => code)).toEqual(['guesses-cut-short']);
});
