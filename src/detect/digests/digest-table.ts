import type { Identifier } from '../../case/index.ts';
import { byteAt, isLetter } from '../byte-kinds.ts';
import type { Claim } from '../claim.ts';
import { ClaimTable } from '../claim-table.ts';
import type { HeadFilter } from '../runs/index.ts';
import { type TextPool, textFrom } from '../text-pool.ts';
import type { HashedTexts } from './hashed-texts.ts';
import { HeadIndex } from './head-index.ts';
import { type OneWay, OneWays } from './one-way.ts';
import {
  BASE64_VALUES,
  base64Agreeing,
  base64Length,
  HEX_VALUES,
  hexAgreeing,
  uuidAgreeing,
} from './standing-digits.ts';
import { WEAK_HASHES } from './weak-hashes.ts';

/*
 * Digests are many: each text in each of a score of ways, and each way in three writings. As needles they would be
 * hundreds of thousands. So only the first 32 bits of each are kept, and with them the text and the way it was
 * hashed; words in the text that could be digests are looked up by their first 32 bits, and what is found is hashed
 * once more and compared. Hashing the words themselves would cost as much for each word of a capture.
 *
 * A digest begins where a word does, or behind a sign of base64 in it; in hexadecimal also behind another word
 * (`deviceid9774d56d…`), as far as the letters before its first figure may belong to either.
 */

/**
 * Characters of a digest that are left at least where its writing was cut short. Twelve of base64 are 72 bits,
 * of hexadecimal 48: an address book's 10^5 digests and the 10^7 words of a large capture meet by accident
 * once in 5·10^9 captures, or in 280. Published clients keep sixteen.
 */
export const FEWEST_OF_DIGEST = 12;

/** Digests that were made once more to be compared, and are kept: an identifier that a phone sends, it sends often. */
const MOST_REMADE = 1_000;

/** Letters before the first figure of a digest that are walked over; a digest that begins with more comes once in 10^13. */
const LONGEST_WORD = 32;

/** Hears of a digest, or of as much of its beginning as there is. */
export type DigestHit = (claim: Claim, start: number, end: number) => void;

/** Bytes of digests, from those of 64 bits to SHA-512. */
export const DIGEST_LENGTHS: ReadonlySet<number> = new Set([8, 16, 20, 28, 32, 48, 64]);

export class DigestTable {
  readonly #texts: TextPool;
  readonly #claims: ClaimTable;
  readonly #ways: readonly OneWay[];
  readonly #strong: HeadIndex;
  readonly #weak: HeadIndex;
  readonly #remade = new Map<number, Uint8Array>();

  constructor(identity: readonly Identifier[], { texts, claims, keys, isWide, strong, weak }: HashedTexts) {
    this.#texts = texts;
    this.#claims = new ClaimTable(identity, claims);
    this.#ways = new OneWays(keys, isWide).list;
    this.#strong = new HeadIndex(strong);
    this.#weak = new HeadIndex(weak);
  }

  /** Which words of base64 are worth a look. */
  get filter(): HeadFilter {
    return { ...this.#strong.filter, digits: BASE64_VALUES };
  }

  /** Looks at a word that begins at `start` and has at least FEWEST_OF_DIGEST digits of base64. */
  word(bytes: Uint8Array, start: number, hit: DigestHit): void {
    const head = base64Head(bytes, start);
    if (!this.#strong.may(head)) return;
    for (const value of this.#strong.of(head)) {
      const digest = this.#digestOf(value);
      const { count, alphabet } = base64Agreeing(bytes, start, digest);
      const uncut = base64Length(digest.length);
      if (count >= FEWEST_OF_DIGEST)
        this.#tell(value, { start, end: start + count, writing: alphabet, uncut }, hit);
    }
  }

  /** Looks at at least FEWEST_OF_DIGEST hexadecimal digits that begin at `start`. */
  hex(bytes: Uint8Array, start: number, hit: DigestHit): void {
    this.#hex(bytes, start, hit);
    if (byteAt(bytes, start - 1) === HYPHEN) this.#uuid(bytes, start - BEFORE_LAST_GROUP, hit);
    if (!isLetter(byteAt(bytes, start - 1))) return;
    for (let at = start; at < start + LONGEST_WORD && isLetter(byteAt(bytes, at)); at++)
      this.#hex(bytes, at + 1, hit);
  }

  /** Looks at eight hexadecimal digits. */
  shortHex(bytes: Uint8Array, start: number, hit: DigestHit): void {
    const head = hexHead(bytes, start);
    if (this.#weak.may(head)) this.#tellWeak(head, { start, end: start + 8, writing: 'hex' }, hit);
  }

  /** Looks at a number without separators; the sign before it is part of it, where there is one. */
  decimal(bytes: Uint8Array, { start, end }: { start: number; end: number }, hit: DigestHit): void {
    const length = end - start;
    if (length <= 11) {
      const value = numberAt(bytes, start, end);
      if (value > 0xffff_ffff || value < -0x8000_0000 || !this.#weak.may(value | 0)) return;
      this.#tellWeak(value | 0, { start, end, writing: 'decimal' }, hit);
    } else if (length >= 17) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1');
      const value = BigInt(text);
      if (BigInt.asUintN(64, value) !== value && BigInt.asIntN(64, value) !== value) return;
      const head = Number(BigInt.asIntN(32, value >> 32n));
      if (this.#strong.may(head)) this.#tellNumber(BigInt.asUintN(64, value), { head, start, end }, hit);
    }
  }

  /** Whether bytes may be all of a digest: a quick no for nearly all. */
  mayBe(bytes: Uint8Array): boolean {
    if (!DIGEST_LENGTHS.has(bytes.byteLength)) return false;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
    return this.#strong.may(view.getInt32(0));
  }

  /** Looks at bytes that may be all of a digest. */
  raw(bytes: Uint8Array, { start, end }: { start: number; end: number }, hit: DigestHit): void {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset + start, 4).readInt32BE();
    if (!this.#strong.may(head)) return;
    const given = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
    for (const value of this.#strong.of(head)) {
      const digest = this.#digestOf(value);
      const stood = { start, end, writing: 'binary', uncut: null } as const;
      if (given.equals(digest)) this.#tell(value, stood, hit);
      else if (end - start === 16 && uuidAgreeing(Buffer.from(given.toString('hex')), 0, digest) > 0)
        this.#tell(value, { ...stood, writing: 'uuid' }, hit);
    }
  }

  /** Looks at what may be a UUID with hyphens. */
  #uuid(bytes: Uint8Array, start: number, hit: DigestHit): void {
    if (start < 0 || bytes[start + 8] !== HYPHEN) return;
    const head = hexHead(bytes, start);
    if (!this.#strong.may(head)) return;
    for (const value of this.#strong.of(head)) this.#tellUuid(value, { bytes, start }, hit);
  }

  #tellUuid(
    value: number,
    { bytes, start }: { readonly bytes: Uint8Array; readonly start: number },
    hit: DigestHit,
  ): boolean {
    const length = uuidAgreeing(bytes, start, this.#digestOf(value));
    if (length === 0) return false;
    this.#tell(value, { start, end: start + length, writing: 'uuid', uncut: null }, hit);
    return true;
  }

  #hex(bytes: Uint8Array, start: number, hit: DigestHit): void {
    const head = hexHead(bytes, start);
    if (!this.#strong.may(head)) return;
    for (const value of this.#strong.of(head)) {
      const digest = this.#digestOf(value);
      const count = hexAgreeing(bytes, start, digest);
      // All figures of a UUID agree but those of its version.
      if (count >= OF_VERSION && count < 2 * OF_VERSION && this.#tellUuid(value, { bytes, start }, hit))
        continue;
      if (count < FEWEST_OF_DIGEST) continue;
      this.#tell(value, { start, end: start + count, writing: 'hex', uncut: digest.length * 2 }, hit);
    }
  }

  #tellNumber(
    number: bigint,
    { head, start, end }: { head: number; start: number; end: number },
    hit: DigestHit,
  ): void {
    for (const value of this.#strong.of(head)) {
      const digest = this.#digestOf(value);
      if (digest.length !== 8 || Buffer.from(digest).readBigUInt64BE() !== number) continue;
      this.#tell(value, { start, end, writing: 'decimal', uncut: null }, hit);
    }
  }

  #tell(value: number, { start, end, writing, uncut }: Stood, hit: DigestHit): void {
    const claims = this.#claims;
    const ways = this.#ways;
    const { forms: hashed } = ways[value % ways.length] as OneWay;
    const boundary = BOUNDARIES[writing] ?? 'hex';
    for (const claim of claims.of(Math.floor(value / ways.length)))
      hit({ ...claim, forms: [...claim.forms, ...hashed, writing], boundary, uncut }, start, end);
  }

  #tellWeak(head: number, { start, end, writing }: Omit<Stood, 'uncut'>, hit: DigestHit): void {
    const boundary = writing === 'decimal' ? 'digit' : 'hex';
    for (const value of this.#weak.of(head)) {
      const way = WEAK_HASHES[value % WEAK_HASHES.length] as string;
      for (const claim of this.#claims.of(Math.floor(value / WEAK_HASHES.length)))
        hit({ ...claim, forms: [...claim.forms, way, writing], boundary, isWeak: true }, start, end);
    }
  }

  #digestOf(value: number): Uint8Array {
    const known = this.#remade.get(value);
    if (known !== undefined) return known;
    const ways = this.#ways;
    const way = ways[value % ways.length] as OneWay;
    const digest = Buffer.from(way.of(textFrom(this.#texts, Math.floor(value / ways.length))), 'latin1');
    if (this.#remade.size >= MOST_REMADE) this.#remade.clear();
    this.#remade.set(value, digest);
    return digest;
  }
}

const HYPHEN = 0x2d;

/** Characters of a UUID before its last group, and figures before its version. */
const BEFORE_LAST_GROUP = 24;
const OF_VERSION = 12;

/** What may not stand beside a digest, by its writing; beside any other no hexadecimal. */
const BOUNDARIES: Readonly<Record<string, Claim['boundary']>> = {
  decimal: 'digit',
  base64: 'base64',
  base64url: 'base64',
  binary: 'none',
};

interface Stood {
  readonly start: number;
  readonly end: number;
  readonly writing: string;
  /** Characters of the whole digest; null where it only stands whole. */
  readonly uncut: number | null;
}

/** The 32 bits that eight hexadecimal digits are, or any number where one is none. */
function hexHead(bytes: Uint8Array, start: number): number {
  let head = 0;
  for (let at = start; at < start + 8; at++) head = (head << 4) | (HEX_VALUES[bytes[at] as number] as number);
  return head;
}

/** The first 32 bits of what six digits of base64 stand for, or any number where one is none. */
function base64Head(bytes: Uint8Array, start: number): number {
  return (
    ((BASE64_VALUES[bytes[start] as number] as number) << 26) |
    ((BASE64_VALUES[bytes[start + 1] as number] as number) << 20) |
    ((BASE64_VALUES[bytes[start + 2] as number] as number) << 14) |
    ((BASE64_VALUES[bytes[start + 3] as number] as number) << 8) |
    ((BASE64_VALUES[bytes[start + 4] as number] as number) << 2) |
    ((BASE64_VALUES[bytes[start + 5] as number] as number) >>> 4)
  );
}

/** The value of at most ten digits, with a minus sign before them or none. */
function numberAt(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === 0x2d;
  let value = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at++)
    value = value * 10 + (bytes[at] as number) - 0x30;
  return isNegative ? -value : value;
}
