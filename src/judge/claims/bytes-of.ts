import type { Scope, Terms } from '../../case/index.ts';
import type { ByteCount } from '../coverage.ts';
import type { Evidence } from '../evidence.ts';
import { destinationOf } from '../evidence-index.ts';
import type { ExaminedPhase } from '../examination.ts';
import { mayHaveBeen } from '../terms/index.ts';
import { mayLieIn, windowOf } from './in-window.ts';

/** What bytes may have been: what a claim is about, in the phases that it is about. */
export interface About {
  readonly subject: Terms;
  readonly scope: Scope;
  readonly phases: readonly ExaminedPhase[];
  readonly evidence: Evidence;
}

/**
 * Of what may have been what the subject is about. How much of it went to certain destinations is known, and how much of
 * it in certain phases, and not both at once: what went to these destinations in these phases is at most the lesser, of
 * what was read as of what was not.
 * Only of what was sent and could not be read both are known; that is all that counts where it is about what is sent.
 * What passed unread while no phase was marked may have been anything; but in the only capture not what is about phases by
 * name.
 */
export function bytesOf(about: About): ByteCount {
  const { subject, phases, evidence } = about;
  const { byDestination, byPhase } = evidence.coverage;
  const isThen = isThenOf(about);
  const ids = new Set(phases.map(({ id }) => id));
  const there = sumOf(byDestination.filter(({ destination }) => isThere(destination, subject, evidence)));
  const within = sumOf(byPhase.filter(({ phase }) => ids.has(phase)));
  const stray = isThen(null) ? unreadOf(outsideOf(evidence)) : NOTHING;
  const then = sumOf([within, stray]);
  const { opaque: unread, missed } = then.opaque + then.missed < there.opaque + there.missed ? then : there;
  const read = Math.min(then.read, there.read);
  const least = { payload: read + unread, read, opaque: unread, missed };
  const uploads = uploadsOf(about);
  if (uploads === null) return least;
  const sent = uploads.reduce((sum, { opaque }) => sum + opaque, 0);
  const opaque = Math.min(sent, least.opaque);
  return { ...least, payload: least.read + opaque, opaque };
}

/**
 * What was sent and nobody could read, and may have been what the subject is about; null where it is not about what is sent
 * alone, or an examination does not list all of it.
 */
export function uploadsOf(about: About): { readonly destination: string; readonly opaque: number }[] | null {
  const { subject, evidence } = about;
  const { opaqueUploads, strayUploads, areUploadsLeftOut = false } = evidence.coverage;
  if (subject.direction?.join() !== 'request' || areUploadsLeftOut || strayUploads === undefined) return null;
  const isThen = isThenOf(about);
  const window = windowOf(about.scope, subject);
  return [...opaqueUploads.filter((upload) => mayLieIn(window, upload, evidence)), ...strayUploads].filter(
    ({ destination, phase }) => isThen(phase) && isThere(destination, subject, evidence),
  );
}

function isThere(destination: string, subject: Terms, evidence: Evidence): boolean {
  return mayHaveBeen(subject, destinationOf(destination, evidence), evidence);
}

/** Whether what passed in a phase, or in none that an evidence tells of, may have been what the subject is about. */
function isThenOf({ subject, scope, phases, evidence }: About): (phase: string | null) => boolean {
  const ids = new Set(phases.map(({ id }) => id));
  const known = new Set(evidence.phases.map(({ id }) => id));
  const isByName = (subject.phases ?? scope.phases) !== undefined;
  // One capture's phases may have been going on while another had none.
  const isElsewhere = isByName && evidence.captures.length < 2;
  return (phase) => (phase === null || !known.has(phase) ? !isElsewhere : ids.has(phase));
}

/** What passed in no phase that an evidence tells of: before the first mark, or while the canaries were proven. */
function outsideOf({ coverage: { bytes, byPhase }, phases }: Evidence): ByteCount {
  const known = new Set(phases.map(({ id }) => id));
  const within = sumOf(byPhase.filter(({ phase }) => known.has(phase)));
  const rest = (of: (count: ByteCount) => number) => Math.max(0, of(bytes) - of(within));
  return {
    payload: rest(({ payload }) => payload),
    read: rest(({ read }) => read),
    opaque: rest(({ opaque }) => opaque),
    missed: rest(({ missed }) => missed),
  };
}

const NOTHING: ByteCount = { payload: 0, read: 0, opaque: 0, missed: 0 };

/** What could be read there has told what it was, so that it makes no share of the rest smaller. */
function unreadOf({ opaque, missed }: ByteCount): ByteCount {
  return { payload: opaque, read: 0, opaque, missed };
}

function sumOf(counts: readonly ByteCount[]): ByteCount {
  const sum = (of: (count: ByteCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    payload: sum(({ payload }) => payload),
    read: sum(({ read }) => read),
    opaque: sum(({ opaque }) => opaque),
    missed: sum(({ missed }) => missed),
  };
}
