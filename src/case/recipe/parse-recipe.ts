import { keyWritten } from '../key-text.ts';
import { suggestion } from '../read/nearest.ts';
import type { RecipeStep } from './recipe.ts';
import { CHECKS, type StepName, type StepShape, stepNames, steps } from './step-table.ts';

/** Steps of one recipe; what a vendor invents has five. */
export const MOST_STEPS = 32;

/** What came of reading a recipe; no sentence repeats what it says, as that may be a key. */
export type ParsedRecipe =
  | { readonly steps: readonly RecipeStep[]; readonly fault: null }
  | { readonly steps: null; readonly fault: string };

/** Reads a pipeline such as `from-base64 | aes-cbc key=hex:… iv=hex:… | gunzip | json`. */
export function parseRecipe(text: string): ParsedRecipe {
  const parts = text.split('|');
  if (parts.length > MOST_STEPS) return faulty(`has more than ${MOST_STEPS} steps`);
  const read: RecipeStep[] = [];
  for (const [index, part] of parts.entries()) {
    const step = parseStep(part.trim());
    if (typeof step === 'string') return faulty(`step ${index + 1}${step}`);
    if (CHECKS.has(step.name) && index < parts.length - 1) {
      return faulty(`step ${index + 1}, ${step.name}, only says what must come out: it must be the last`);
    }
    read.push(step);
  }
  return { steps: read, fault: null };
}

function faulty(fault: string): ParsedRecipe {
  return { steps: null, fault };
}

function parseStep(text: string): RecipeStep | string {
  const [word = '', ...given] = text.split(/\s+/);
  if (word === '') return ' is empty';
  if (!isStep(word)) return ` is unknown; ${suggestion(word, stepNames)}`;
  const shape: StepShape = steps[word];
  const words: Words = { key: null, iv: null, numbers: [] };
  for (const one of given) {
    const fault = takeWord(words, one);
    if (fault !== null) return `, ${word}, ${fault}`;
  }
  const key = keyOf(words.key, shape);
  if (typeof key === 'string') return `, ${word}, ${key}`;
  const iv = vectorOf(words.iv, shape, key);
  if (typeof iv === 'string' && iv !== 'front') return `, ${word}, ${iv}`;
  const fault = numbersFault(words.numbers, shape);
  return fault === null ? { name: word, key, iv, numbers: words.numbers } : `, ${word}, ${fault}`;
}

function isStep(word: string): word is StepName {
  return Object.hasOwn(steps, word);
}

interface Words {
  key: string | null;
  iv: string | null;
  readonly numbers: number[];
}

function takeWord(words: Words, word: string): string | null {
  const [, name, value] = /^(key|iv)=(.*)$/s.exec(word) ?? [];
  if (name !== undefined && value !== undefined) {
    const field = name as 'key' | 'iv';
    if (words[field] !== null) return `has ${field} twice`;
    words[field] = value;
    return null;
  }
  if (/^-?\d{1,9}$/.test(word)) {
    words.numbers.push(Number(word));
    return null;
  }
  return 'is followed by a word that is neither key=…, iv=… nor a number';
}

function keyOf(written: string | null, { key: lengths }: StepShape): Uint8Array | string | null {
  if (lengths === undefined) return written === null ? null : 'takes no key; leave it out';
  if (written === null) return 'lacks its key: write key=hex:…, key=base64:… or key=text:…';
  const key = bytesWritten(written, lengths);
  if (key !== null) return key;
  return lengths === 'any'
    ? 'has a key that cannot be read: write key=hex:…, key=base64:… or key=text:…'
    : `has a key that is not ${lengths.join(' or ')} bytes: write key=hex:…, key=base64:… or key=text:…`;
}

function vectorOf(
  written: string | null,
  { iv: lengths }: StepShape,
  key: Uint8Array | null,
): Uint8Array | string | null {
  if (lengths === undefined) return written === null ? null : 'takes no iv; leave it out';
  if (written === null || written === 'front') return 'front';
  const [length = 0] = lengths;
  if (written === 'zeros') return new Uint8Array(length);
  if (written === 'key' && key !== null) return key.slice(0, length);
  return (
    bytesWritten(written, lengths) ??
    `has an iv that is not ${lengths.join(' or ')} bytes: write iv=hex:…, iv=base64:…, iv=text:…, iv=zeros, iv=key or iv=front`
  );
}

/** With its writing before it, or in the one that gives a fitting length; of any length the letters themselves. */
function bytesWritten(written: string, lengths: readonly number[] | 'any'): Uint8Array | null {
  const [, writing, text] = /^(hex|base64|text):(.*)$/s.exec(written) ?? [];
  if (writing === undefined || text === undefined) {
    if (lengths !== 'any') return keyWritten(written, lengths);
    return written === '' ? null : Uint8Array.from(Buffer.from(written));
  }
  const bytes = inWriting(writing, text);
  if (bytes === null || bytes.byteLength === 0) return null;
  return lengths === 'any' || lengths.includes(bytes.byteLength) ? bytes : null;
}

function inWriting(writing: string, text: string): Uint8Array | null {
  if (writing === 'text') return Uint8Array.from(Buffer.from(text));
  if (writing === 'hex') {
    return /^(?:[0-9a-f]{2})+$/i.test(text) ? Uint8Array.from(Buffer.from(text, 'hex')) : null;
  }
  return /^[\w+/-]+={0,2}$/.test(text) ? Uint8Array.from(Buffer.from(text, 'base64')) : null;
}

function numbersFault(numbers: readonly number[], { numbers: takes }: StepShape): string | null {
  const [least, most] = takes ?? [0, 0];
  if (numbers.length > most) return most === 0 ? 'takes no number; leave it out' : `takes ${most} at most`;
  if (numbers.length < least) return 'lacks a number of bytes';
  // Only a slice may count from the end.
  if (most === 1 && numbers.some((number) => number < 0)) return 'takes no number below 0';
  return null;
}
