import { kindRow } from '../case/index.ts';
import type { ChangeKind, LookedAt } from './change.ts';
import type { Match } from './match.ts';
import { bytesText, type Missing } from './missing.ts';
import type { Told } from './told-places.ts';

interface Looked {
  readonly coverage: { readonly before: LookedAt; readonly after: LookedAt };
  readonly missing: Missing;
}

/** One sentence for a change, built in this place alone; it names identifiers by id and never a value. */
export function becauseOf(kind: ChangeKind, match: Match, { coverage, missing }: Looked): string {
  const told = (match.before ?? match.after) as Told;
  const what = `${kindRow(told.kind).title} (${told.identifier})`;
  const { before, after, elsewhere } = match;
  switch (kind) {
    case 'new': {
      const wasDone = coverage.before.steps.some(({ times }) => times > 0);
      const caution = wasDone
        ? ''
        : '; what led to it was not done before, so it may have been there already';
      return `${what} ${passed(told)} ${whereTo(told)}, ${howOf(told)}, and was not seen doing so before${caution}.`;
    }
    case 'persists':
      return elsewhere === null
        ? `${what} ${passes(told)} ${whereTo(told)}, ${howOf(told)}.`
        : `${what} is not in ${fieldOf(told)} any more but ${passes(elsewhere)} ${whereTo(elsewhere)}, ${howOf(elsewhere)}.`;
    case 'weakened':
    case 'obfuscated':
      return `${what} ${passes(told)} ${whereTo(after ?? told)}, ${turned(before, after)}.`;
    case 'relocated':
      return `${what} ${passes(told)}, ${howOf(told)}, but ${whereTo(after ?? told)} instead of ${placed(told)}.`;
    case 'fixed':
      return `${what} is not seen ${goingTo(told)} any more: ${doneAgain(coverage.after)}, with no less in sight than before; ${inSight(coverage)}.`;
    case 'not-exercised-again':
      return `${what} is not seen ${goingTo(told)} any more, which says nothing yet: ${missing.exercise.join('; ')}.`;
    case 'not-tested':
      return `${what} is not seen ${goingTo(told)} any more, but less could be seen than before: ${missing.sight.join('; ')}.`;
    default:
      return kind satisfies never;
  }
}

function passed({ direction }: Told): string {
  return direction === 'request' ? 'was sent' : 'was sent back';
}

function passes({ direction }: Told): string {
  return direction === 'request' ? 'is still sent' : 'is still sent back';
}

function whereTo(told: Told): string {
  return `${told.direction === 'request' ? 'to' : 'by'} ${placed(told)}`;
}

function placed({ host, country }: Told): string {
  return country === null ? host : `${host} (${country})`;
}

const VALUE = {
  plain: 'in clear',
  encoded: 'only encoded',
  hashed: 'hashed',
  encrypted: 'encrypted',
} as const;
const WIRE = { plain: 'without TLS', tls: 'over TLS' } as const;

function goingTo({ direction, host }: Told): string {
  return direction === 'request' ? `going to ${host}` : `coming from ${host}`;
}

function howOf({ protection, transport }: Told): string {
  return `${VALUE[protection]} and ${WIRE[transport]}`;
}

function turned(before: Told | null, after: Told | null): string {
  if (before === null || after === null) return 'as before';
  const parts: string[] = [];
  if (before.protection !== after.protection)
    parts.push(`now ${VALUE[after.protection]} where it was ${VALUE[before.protection]}`);
  if (before.transport !== after.transport)
    parts.push(`now ${WIRE[after.transport]} where it was ${WIRE[before.transport]}`);
  return parts.join(', ');
}

function fieldOf({ field, location }: Told): string {
  return field === null ? `its ${location}` : `field ${field}`;
}

function doneAgain({ steps }: LookedAt): string {
  const done = steps.map(({ id, times }) => `${id} (${times === 1 ? 'once' : `${times} times`})`);
  return `the same steps were done again, ${done.join(', ')}`;
}

/** What a negative is bounded by. */
function inSight({ before, after }: Looked['coverage']): string {
  const [was, is] = [before, after].map(({ bytes: { unread, missed } }) => unread + missed);
  if (is === 0) return 'nothing that could have held it was unread';
  return `${bytesText(is ?? 0)} that could have held it were not read, ${bytesText(was ?? 0)} before`;
}
