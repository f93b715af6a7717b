import { worded } from '../words/worded.ts';
import { adviceOf } from './advice.ts';
import { AGREEMENTS, type Agreement } from './agreement.ts';
import { byGravity, type Gravity, gravestOf, gravityOf } from './gravity.ts';
import { keyOfPlaces, type Place } from './place.ts';
import type { Story } from './story.ts';
import { sureOf, watchSentences } from './sureness.ts';
import type { Telling } from './telling.ts';

/** Rows that the first page shows: with more it would be two. */
export const MOST_BRIEF_ROWS = 6;

/** Things that one cell names. */
const MOST_NAMED = 6;

export type Status = Gravity | 'unseen' | 'blind';

export interface BriefRow {
  readonly gravity: Gravity;
  readonly whats: string;
  readonly host: string;
  readonly party: 'first' | 'third' | 'unknown';
  readonly places: readonly Place[];
  readonly agreements: readonly Agreement[];
  readonly transport: 'plain' | 'tls';
  readonly direction: 'request' | 'response';
  /** The rule that found the gravest of it; null where it is only told. */
  readonly rule: string | null;
}

/** The first page: what, to whom, where, agreed or not, what to do, how sure. */
export interface Brief {
  readonly status: Status;
  readonly lead: readonly string[];
  readonly rows: readonly BriefRow[];
  readonly rowsLeft: number;
  /** What was tried and not seen; null where nothing was. */
  readonly tried: string | null;
  readonly advice: readonly string[];
  readonly sure: readonly string[];
}

export function briefOf(story: Story): Brief {
  const rows = rowsOf(story);
  return {
    status: statusOf(story),
    lead: leadOf(story),
    rows: rows.slice(0, MOST_BRIEF_ROWS),
    rowsLeft: Math.max(0, rows.length - MOST_BRIEF_ROWS),
    tried: triedOf(story),
    advice: adviceOf(story),
    sure: sureOf(story),
  };
}

function statusOf({ examination: { findings, sightings, coverage } }: Story): Status {
  const gravest = gravestOf(findings.map(gravityOf));
  if (gravest !== 'note') return gravest;
  if (sightings.length > 0) return 'note';
  return coverage.bytes.read === 0 ? 'blind' : 'unseen';
}

function leadOf({ examination, tellings, words }: Story): string[] {
  const { identifiers, coverage, claims } = examination;
  const sent = tellings.filter(({ direction }) => direction === 'request');
  const whats = (all: readonly Telling[]) => new Set(all.map(({ identifier }) => identifier)).size;
  const hosts = new Set(sent.map(({ destination }) => destination?.id)).size;
  const { lead } = words;
  const refuted = claims.filter(({ verdict }) => verdict === 'refuted' || verdict === 'partly').length;
  return [
    identifiers.length === 0
      ? lead.noCase
      : sent.length === 0
        ? lead.none(identifiers.length)
        : lead.told(whats(sent), hosts),
    lead.notAgreed(whats(sent.filter(({ agreement }) => agreement === 'no'))),
    lead.plain(whats(sent.filter(({ transport }) => transport === 'plain'))),
    lead.refuted(refuted),
    coverage.bytes.opaque > 0 ? lead.opaque(words.share(coverage.bytes.opaque, coverage.bytes.payload)) : '',
    ...(sent.length === 0 ? watchSentences(examination, words) : []),
  ].filter((sentence) => sentence !== '');
}

/** One row to a destination, way and answer: what went there goes by its kinds. */
function rowsOf({ tellings, words }: Story): BriefRow[] {
  const groups = Map.groupBy(tellings, ({ destination, direction, transport, places, agreement }) =>
    JSON.stringify([destination?.id, direction, transport, keyOfPlaces(places), agreement]),
  );
  return [...groups.values()]
    .map((group): BriefRow => {
      const [first] = group as [Telling, ...Telling[]];
      const gravity = gravestOf(group.map((telling) => telling.gravity));
      const kinds = [...new Set(group.map(({ kind }) => worded(words.kinds, kind)))];
      return {
        gravity,
        whats: namedOf(kinds, words),
        host: shortened(first.destination?.host.value ?? words.unknown),
        party: first.destination?.party ?? 'unknown',
        places: first.places,
        agreements: AGREEMENTS.filter((each) => group.some(({ agreement }) => agreement === each)),
        transport: first.transport,
        direction: first.direction,
        rule: group.find((telling) => telling.gravity === gravity)?.rule ?? null,
      };
    })
    .sort(
      (a, b) => byGravity(a, b) || Number(a.direction === 'response') - Number(b.direction === 'response'),
    );
}

function namedOf(names: readonly string[], words: Story['words']): string {
  const left = names.length - MOST_NAMED;
  return left > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} ${words.more(left)}` : words.listed(names);
}

/** By kinds, and none that was seen: "text of an SMS" may stand here while "number of an SMS" stands above. */
function triedOf({ examination: { identifiers, coverage }, words }: Story): string | null {
  const { read, payload, missed } = coverage.bytes;
  // Where nothing could be read nothing was looked at.
  if (read === 0) return null;
  const seen = new Set(identifiers.filter(({ sightings }) => sightings > 0).map(({ kind }) => kind));
  const tried = identifiers.filter(
    ({ kind, provenLive, exercisedBy }) => !seen.has(kind) && provenLive && exercisedBy.length > 0,
  );
  const order = ['personal', 'subscriber', 'hardware', 'resettable', 'surroundings'];
  const names = tried
    .toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class))
    .map(({ kind }) => worded(words.kinds, kind));
  return names.length === 0
    ? null
    : words.tried(namedOf([...new Set(names)], words), words.share(read, payload + missed));
}

/** Characters of a host's name on the first page; the matrix has all of it. */
const LONGEST_HOST = 60;

/** Its end says whose it is. */
function shortened(host: string): string {
  return host.length > LONGEST_HOST ? `…${host.slice(1 - LONGEST_HOST)}` : host;
}
