import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesOf, nowhere } from '../base/index.ts';
import { seededRandom } from '../case/index.ts';
import type { Section } from '../connection/index.ts';
import { type RingKey, unfold } from '../decode/index.ts';
import { Unreadable } from './unreadable.ts';

const random = seededRandom('unreadable');
const key = Uint8Array.from({ length: 16 }, () => random.below(256));
const iv = bytesOf('0102030405060708');
const ringKey: RingKey = { bytes: key, mode: null, iv: null, rank: 0, seen: null };

/** A list of numbers, sealed and in base64: short enough to be a path, with slashes often more than 64 bytes apart. */
const sealed = () => {
  const numbers = Array.from({ length: 100 }, () => random.below(1_000_000));
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  const text = JSON.stringify({ numbers });
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
};

const sectionOf = (text: string): Section => ({
  bytes: bytesOf(text),
  source: nowhere,
  location: 'body',
  field: null,
  contentType: null,
  contentEncodings: [],
});

function unreadableIn(section: Section, keys: readonly RingKey[]): number {
  const unreadable = new Unreadable();
  unfold(section, (part) => unreadable.take(part), { keysFor: () => keys });
  return unreadable.count(section.bytes.byteLength);
}

test.each([
  ['alone', (text: string) => text],
  ['in JSON', (text: string) => JSON.stringify({ data: text })],
])('base64 %s that a key opens is read, the pieces between its slashes too', (_, written) => {
  for (let times = 0; times < 20; times++) {
    const text = sealed();
    const section = sectionOf(written(text));
    expect(unreadableIn(section, [])).toBe(text.length);
    expect(unreadableIn(section, [ringKey])).toBe(0);
  }
});
