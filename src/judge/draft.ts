import { contentId, type Micros } from '../base/index.ts';

/**
 * Something that belongs to a message whose id waits until all messages are known: the id is a hash of the
 * message's content, and equal messages are told apart by their order in time.
 */
export interface Draft<T> {
  /** `msg:…` of the content alone. */
  readonly key: string;
  readonly at: Micros;
  /** Ordinal of the capture. */
  readonly capture: number;
  /** Ordinal of the message among all that were heard: two may be equal in all else, when they are pipelined. */
  readonly serial: number;
  readonly item: T;
}

/** The message's own id for each draft; drafts of one message get the same. */
export function messageIds<T>(drafts: readonly Draft<T>[]): Map<Draft<T>, string> {
  const ids = new Map<Draft<T>, string>();
  const ordinals = new Map<string, { last: Draft<T>; ordinal: number }>();
  for (const draft of inTimeOrder(drafts)) {
    const equal = ordinals.get(draft.key);
    if (equal === undefined) ordinals.set(draft.key, { last: draft, ordinal: 0 });
    else if (!sameMessage(equal.last, draft))
      ordinals.set(draft.key, { last: draft, ordinal: equal.ordinal + 1 });
    const ordinal = ordinals.get(draft.key)?.ordinal ?? 0;
    ids.set(draft, ordinal === 0 ? draft.key : contentId('msg', [draft.key, ordinal]));
  }
  return ids;
}

/** By time, then capture, then as they were heard; drafts of one message stay in the order they came in. */
export function inTimeOrder<T>(drafts: readonly Draft<T>[]): Draft<T>[] {
  return [...drafts].sort((a, b) => a.at - b.at || a.capture - b.capture || a.serial - b.serial);
}

function sameMessage<T>(a: Draft<T>, b: Draft<T>): boolean {
  return a.serial === b.serial;
}
