import type { Claim } from '../../case/index.ts';
import type { ByteCount } from '../coverage.ts';
import type { ResidencyVerdict } from '../residency/index.ts';

/** `upheld` is never said without coverage; `untestable` says that no capture of a phone could uphold it. */
export type Verdict = 'upheld' | 'refuted' | 'partly' | 'not-tested' | 'untestable';

/** What was looked at before anything was said of a claim. */
export interface ClaimCoverage {
  /** Phases that it is about; control arms are none. */
  readonly phases: readonly string[];
  readonly watchedSeconds: number;
  /** Steps done in them. */
  readonly steps: readonly string[];
  /** Identifiers that it is about, that the positive control has shown, and that a step of these phases put to use. */
  readonly canaries: readonly string[];
  /** Of what may have been what it is about. */
  readonly bytes: ByteCount;
  readonly bearers: { readonly [bearer: string]: string };
}

/** What becomes of one part of a claim, or of all of it. */
export interface PartVerdict {
  /** Null for a claim of one part. */
  readonly title: string | null;
  readonly verdict: Verdict;
  /** One sentence, or a few. */
  readonly because: string;
  /** What it would take to call it upheld, each a clause of its own; empty where it is, or where it never can be. */
  readonly missing: readonly string[];
  /** Against it where it is refuted, as it says where it is upheld; ids. */
  readonly sightings: readonly string[];
  readonly coverage: ClaimCoverage;
  /** By service, market and month, where it is about where data resides. */
  readonly residency?: readonly ResidencyVerdict[];
}

/**
 * What becomes of a claim. Its truth is one question; whether what it is about was agreed to, and whether it was secured
 * in transit, are two others, and none answers for another: they are counted in sightings.
 */
export interface ClaimVerdict extends Omit<PartVerdict, 'title' | 'residency'> {
  readonly id: string;
  readonly said: Claim['said'];
  readonly text: string;
  readonly isQuote: boolean;
  readonly sha256: string | null;
  /** Findings that rest on its sightings. */
  readonly findings: readonly string[];
  readonly agreedTo: { readonly yes: number; readonly no: number; readonly unknown: number };
  /** Over TLS that is not known to be obsolete. */
  readonly securedInTransit: { readonly yes: number; readonly no: number };
  readonly parts: readonly PartVerdict[];
}
