import type { Span } from '../base/index.ts';
import { binaryFields, type Layer, type Part } from '../decode/index.ts';
import type { Claim } from './claim.ts';
import { DIGEST_LENGTHS, type DigestTable } from './digests/index.ts';
import { keepIfWhole } from './find-in-part.ts';
import type { Finds } from './finds.ts';

/*
 * Digests as bare bytes. Of bytes among others nobody can say where a digest would begin, so what is looked at is what
 * is as long as one: a field of bytes in a container, and all of what a layer gave.
 */

/** Layers whose letters are looked at themselves, where a digest has a better name. */
const READ_AS_LETTERS: ReadonlySet<Layer | null> = new Set([
  null,
  'hex',
  'base64',
  'base64url',
  'rot13',
  'reversed',
]);

/** Keeps every digest that fills a field of a part, or all of it. */
export function findDigests(part: Part, digests: DigestTable, finds: Finds): void {
  const { bytes } = part;
  const look = ({ start, end }: Span) => {
    if (!DIGEST_LENGTHS.has(end - start)) return;
    const field = { kind: 'bytes', start, end } as const;
    const searched = { part, field, bytes: bytes.subarray(start, end), finds };
    digests.raw(bytes, field, (claim: Claim, from, to) =>
      keepIfWhole(searched, claim, { start: from - start, end: to - start }),
    );
  };
  if (!READ_AS_LETTERS.has(part.layer)) look({ start: 0, end: bytes.byteLength });
  for (const span of binaryFields(part)?.opaque ?? []) look(span);
}
