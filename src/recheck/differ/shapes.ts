import type { ObservedMessage, ObservedRun } from './observed-run.ts';

/** A message's place among those that it is compared with: host and path, with what varies left open. */
export interface Shaped {
  readonly message: ObservedMessage;
  /** Equal for messages that are compared. */
  readonly key: string;
  /** Indices of the tokens that are left open. */
  readonly open: readonly number[];
}

/** Words of names in paths and hosts; what has digits in it, or letters of both cases, may be a value. */
const WORD = /^[a-z][a-z_.@-]{0,40}$|^[A-Z][a-z]+(?:[A-Z][a-z]+){0,5}$|^v?\d{1,3}(?:\.\d{1,3})*$/;

/**
 * Leaves open what may be a value: a label or segment that no two runs with different identities share, and that is
 * not plainly a word. `/dev/l6IQUjLsyHVvA6Ap/activating` has one open segment.
 */
export function shaper(a: ObservedRun, b: ObservedRun): (run: ObservedRun) => Shaped[] {
  const [inA, inB] = [vocabulary(a), vocabulary(b)];
  return ({ messages }) =>
    messages.map((message) => {
      const open: number[] = [];
      const tokens = message.tokens.map((token, index) => {
        const word = wordOf(message, token, index);
        if (token === '' || WORD.test(token) || (inA.has(word) && inB.has(word))) return token;
        open.push(index);
        return '*';
      });
      return { message, key: JSON.stringify([message.kind, tokens]), open };
    });
}

function vocabulary({ messages }: ObservedRun): ReadonlySet<string> {
  return new Set(
    messages.flatMap((message) => message.tokens.map((token, index) => wordOf(message, token, index))),
  );
}

function wordOf({ kind }: ObservedMessage, token: string, index: number): string {
  return JSON.stringify([kind, index, token]);
}
