import type { Case } from '../../case/index.ts';
import type { CompiledIdentity } from '../../detect/index.ts';
import type { Opening, Seen, ShareTally } from '../../judge/index.ts';
import type { NamedCapture } from './named-capture.ts';

/** What a worker is to do: plain data, which holds values of the identity and so is only handed on in memory. */
export interface ScanWork {
  readonly captures: readonly NamedCapture[];
  readonly case: Case;
  readonly compiled: CompiledIdentity;
  /** What the files of `--keys` hold. */
  readonly keys: readonly Uint8Array[];
  readonly messages: boolean;
  readonly reveal: boolean;
  readonly guess: boolean;
  /** Which messages are taken: see `claimer`. */
  readonly claims: SharedArrayBuffer;
  readonly share: { readonly index: number; readonly of: number };
}

/** What a worker is told: first its work, then with what to open. */
export type ToWorker =
  | { readonly kind: 'work'; readonly work: ScanWork }
  | { readonly kind: 'opening'; readonly opening: Opening };

/** What it answers to each. */
export type FromWorker =
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'tally'; readonly tally: ShareTally };
