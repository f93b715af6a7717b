import { momentWritten, type Scope } from '../../case/index.ts';
import type { Contact } from '../../enrich/index.ts';
import type { Evidence } from '../evidence.ts';
import { phasesNamed } from '../evidence-index.ts';
import { marketMatches, phaseMatches } from './match-terms.ts';
import { allOf, type Maybe } from './yes-or-no.ts';

/**
 * Whether an address was spoken to within what a scope is about, by all of it but its services. Of a contact only days
 * and a phase are known, so nobody knows where a scope begins or ends within its days.
 */
export function contactCounts(scope: Scope, contact: Contact, evidence: Evidence): Maybe {
  return allOf([
    marketMatches(scope, evidence),
    phaseOfContact(scope, contact, evidence),
    daysCount(scope, contact),
  ]);
}

/** Of several phases of one name those count that its days lie in; where they differ nobody knows. */
function phaseOfContact(scope: Scope, { phase, from, to }: Contact, evidence: Evidence): Maybe {
  const named = phase === undefined ? [] : phasesNamed(phase, evidence);
  const then = named.filter(
    (each) => from === null || to === null || (each.from.slice(0, 10) <= to && from <= each.to.slice(0, 10)),
  );
  const [first = null, ...others] = (then.length > 0 ? then : [null]).map((each) =>
    phaseMatches(scope, each, evidence),
  );
  return others.every((answer) => answer === first) ? first : null;
}

/** It was spoken to on its first day and on its last; of those between nobody knows. */
function daysCount({ from, until }: Scope, { from: first, to: last }: Contact): Maybe {
  if (from === undefined && until === undefined) return true;
  if (first === null || last === null) return null;
  const [least, most] = [
    from === undefined ? Number.NEGATIVE_INFINITY : (momentWritten(from) ?? 0),
    until === undefined ? Number.POSITIVE_INFINITY : (momentWritten(until) ?? 0),
  ];
  const answers = [first, last].map((day): Maybe => {
    const begin = momentWritten(day) ?? 0;
    const end = begin + DAY_MICROS;
    if (begin >= least && end <= most) return true;
    return end <= least || begin >= most ? false : null;
  });
  if (answers.includes(true)) return true;
  const [begin, end] = [momentWritten(first) ?? 0, (momentWritten(last) ?? 0) + DAY_MICROS];
  const isApart = end <= least || begin >= most || (first === last && answers[0] === false);
  return isApart ? false : null;
}

const DAY_MICROS = 86_400_000_000;
