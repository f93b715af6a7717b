import type { Span } from '../base/index.ts';
import type { BinaryFields } from './binary-fields.ts';
import { Claims } from './claims.ts';
import { regionAround, runSearch } from './field-search.ts';
import type { Region, Search } from './layers/index.ts';
import { isAdded } from './layers/xor.ts';
import { mayUnfold } from './may-unfold.ts';

/** A run of a part that text layers look through as if nothing stood beside it. */
export interface TextRun {
  readonly search: Search;
  /** In the bytes of the run's search. */
  readonly claims: Claims;
  /** Takes what the search finds. */
  found(region: Region): void;
}

/** Fields of fewer bytes hold nothing that is encoded; and of fewer letters without an escape. */
const LEAST_ENCODED = 4;
const LEAST_UNESCAPED = 8;

/** A quick look, as most fields are a short word, and making an array of its bytes takes longer than reading it. */
function mayBeEncoded(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end - start >= LEAST_UNESCAPED) return true;
  if (end - start < LEAST_ENCODED) return false;
  for (let at = start; at < end; at++) if (!isPlain(bytes[at] as number)) return true;
  return false;
}

/** Letters, digits and what divides words. */
function isPlain(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2e
  );
}

/** Fields that are looked through together, layer by layer. A body may have a million. */
const MOST_TOGETHER = 4_096;

/** The fields of a binary container in which something could be found, some at a time. */
export function* fieldRuns(
  search: Search,
  { fields }: BinaryFields,
  { claimed, enter }: { readonly claimed: Claims; readonly enter: (region: Region) => void },
): Generator<readonly TextRun[]> {
  const gaps = claimed.gaps(search.bytes.byteLength);
  let gap = 0;
  let runs: TextRun[] = [];
  for (const field of fields) {
    if (field.kind === 'number' || !mayBeEncoded(search.bytes, field)) continue;
    const bytes = search.bytes.subarray(field.start, field.end);
    if (!mayUnfold(bytes).texts && !isAdded(bytes, search.addedTo)) continue;
    while (gap < gaps.length && (gaps[gap]?.end ?? 0) <= field.start) gap += 1;
    const claims = new Claims();
    let at = field.start;
    for (let next = gap; at < field.end; next++) {
      const { start = field.end, end = field.end } = gaps[next] ?? {};
      const until = Math.min(start, field.end);
      if (until > at) claims.add({ start: at - field.start, end: until - field.start });
      at = Math.max(at, end);
    }
    const found = (region: Region) => {
      enter(regionAround(region, field.start));
      if (region.claims) claims.add(region.span);
    };
    runs.push({ search: runSearch(search, bytes, field.start), claims, found });
    if (runs.length < MOST_TOGETHER) continue;
    yield runs;
    runs = [];
  }
  if (runs.length > 0) yield runs;
}
