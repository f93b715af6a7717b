import { worded } from '../words/worded.ts';
import { byGravity, gravityOf } from './gravity.ts';
import type { Story } from './story.ts';

/** Pieces of advice on the first page. */
const MOST_ADVICE = 5;

/** Hosts that are named for blocking. */
const MOST_BLOCKED = 8;

/** A longer name is made up, or cut: half of one blocks nothing. */
const LONGEST_HOST = 60;

/** What to do, by the rules that found something, the gravest first. */
export function adviceOf({ examination: { findings, coverage }, tellings, words }: Story): string[] {
  const { payload, opaque, missed } = coverage.bytes;
  const unread = opaque + missed;
  const grave = findings.map((finding) => ({ ...finding, gravity: gravityOf(finding) }));
  const failing = grave.filter(({ gravity }) => gravity === 'error' || gravity === 'warning').sort(byGravity);
  const rules = [...new Set(failing.map(({ rule }) => (rule.startsWith('policy:') ? 'policy' : rule)))];
  const told = rules.map((rule) =>
    Object.hasOwn(words.advice, rule) ? worded(words.advice, rule) : words.advice.other,
  );
  // What only a person can decide gives no advice of its own, or it would accuse.
  const doubtful = [...new Set(grave.filter(({ gravity }) => gravity === 'review').map(({ rule }) => rule))];
  const judged = doubtful.map((rule) => words.judge(worded(words.rules, rule)));
  const hosts = [
    ...new Set(
      tellings
        .filter(
          ({ gravity, direction }) =>
            (gravity === 'error' || gravity === 'warning') && direction === 'request',
        )
        .flatMap(({ destination }) => (destination === null ? [] : [destination.host.value])),
    ),
  ];
  const blocked = hosts.filter(({ length }) => length <= LONGEST_HOST).slice(0, MOST_BLOCKED);
  const [shown, left] = [blocked.join(', '), hosts.length - blocked.length];
  return [
    ...(told.length + judged.length + unread === 0
      ? [words.doNothing]
      : [...new Set([...told, ...judged])].slice(0, MOST_ADVICE)),
    ...(blocked.length === 0 ? [] : [words.block(left > 0 ? `${shown} ${words.more(left)}` : shown)]),
    ...(unread > 0 ? [words.open(words.share(unread, payload + missed))] : []),
    words.again,
  ];
}
