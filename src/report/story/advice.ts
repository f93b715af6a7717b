import { worded } from '../words/worded.ts';
import { gravityOf } from './gravity.ts';
import type { Story } from './story.ts';

/** Pieces of advice on the first page. */
const MOST_ADVICE = 5;

/** Hosts that are named for blocking. */
const MOST_BLOCKED = 8;

/** What to do, by the rules that found something, the gravest first. */
export function adviceOf({ examination, tellings, words }: Story): string[] {
  const grave = examination.findings.filter((finding) => !['note', 'waived'].includes(gravityOf(finding)));
  const told = [
    ...new Set(
      grave.map(({ rule }) => {
        const name = rule.startsWith('policy:') ? 'policy' : rule;
        return Object.hasOwn(words.advice, name) ? worded(words.advice, name) : words.advice.other;
      }),
    ),
  ].slice(0, MOST_ADVICE);
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
  const [shown, left] = [hosts.slice(0, MOST_BLOCKED).join(', '), hosts.length - MOST_BLOCKED];
  return [
    ...(grave.length === 0 ? [words.doNothing] : told),
    ...(hosts.length === 0 ? [] : [words.block(left > 0 ? `${shown} ${words.more(left)}` : shown)]),
    words.again,
  ];
}
