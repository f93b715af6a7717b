import type { Span } from '../../base/index.ts';
import type { Kind } from '../../case/index.ts';

/** How sure a guess is, the surest first. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** `high`: of the right shape and named so; `medium`: one of the two tells much; `low`: it may well be something else. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What looks like an identifier, where it stands in a part. */
export interface Likeness {
  readonly kind: Kind;
  /** In the writing that all writings of it share, so that they count as one. */
  readonly value: string;
  readonly span: Span;
  readonly confidence: Confidence;
  /** What about its shape tells, in a few words without the value: `15 digits with a right check digit`. */
  readonly shape: string;
  /** The name that it stands under; null where none tells anything. */
  readonly name: string | null;
}

/** A likeness before it is known where in the part it stands. */
export type Resemblance = Omit<Likeness, 'span'>;
