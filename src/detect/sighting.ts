import type { Span } from '../base/index.ts';
import type { Kind } from '../case/index.ts';
import type { Part } from '../decode/index.ts';

/** This identifier stood here, in this form. Where it stood is the part and its parents. */
export interface Sighted {
  /** Id of the identifier in the case; never its value. */
  readonly identifier: string;
  readonly kind: Kind;
  readonly part: Part;
  /** In `part.bytes`. */
  readonly span: Span;
  /** How what stood there differs from the case's value, innermost first; empty: exactly as given. */
  readonly forms: readonly string[];
  /** The naming key beside it, where the value proves nothing by itself; else null. */
  readonly namedBy: string | null;
  /** How probable it is that unrelated bytes would have been taken for it. */
  readonly chance: number;
}
