import {
  contentId,
  isoFromMicros,
  legibleWords,
  type Micros,
  type Notice,
  NoticeBoard,
} from './base/index.ts';
import type { CaptureSummary, Recorded } from './capture/index.ts';
import { type Case, cipherParts, kindRow } from './case/index.ts';
import { type Heard, type Message, openListener } from './connection/index.ts';
import { KeyRing, type RingKey } from './decode/index.ts';
import { type Needles, redactor, type Sighted, type SightResult, sight } from './detect/index.ts';
import { Destinations, type GeoTable } from './enrich/index.ts';
import {
  CONTROL_HOST,
  Coverage,
  type Draft,
  type Examination,
  type ExaminedCapture,
  inTimeOrder,
  judge,
  type Kept,
  keyNotices,
  type ListedMessage,
  listed,
  messageIds,
  messageKey,
  NOT_EXERCISED,
  PiecesOnce,
  POSITIVE_CONTROL,
  type Standing,
  sworn,
  type Testimony,
  Timeline,
  testify,
  Unopened,
} from './judge/index.ts';

/**
 * Sightings listed one by one; past it they are counted for their identifier but not listed. A listed one
 * takes about 1 kB, so this bounds memory at some 100 MB whatever a capture repeats.
 */
export const MOST_SIGHTINGS = 100_000;

/** Host names are few and come again with every message: so many are kept with their values taken out. */
const MOST_REDACTED = 10_000;

export interface ExamineOptions {
  readonly case: Case;
  readonly needles: Needles;
  /** What was noticed about the case before any capture. */
  readonly notices: readonly Notice[];
  readonly tables: readonly GeoTable[];
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  /** List every message. They are held in memory until the end. */
  readonly messages?: boolean;
  /** Put what stood there into the result. */
  readonly reveal?: boolean;
  /** Told of each sighting as soon as it is made, for whoever watches a live run. */
  readonly tell?: (told: Testimony) => void;
}

/** A capture being examined. */
export interface CaptureExaminer {
  take(recorded: Recorded): void;
  /** Called once, when all of the capture has been taken. */
  finish(summary: CaptureSummary): void;
}

/**
 * The whole path: capture → connection → decode → detect → enrich → judge. Fed with what readers or the live
 * interception record, one capture after another; holds results, never messages.
 */
export class Examiner {
  readonly #options: ExamineOptions;
  readonly #redact: (text: string) => string;
  readonly #board = new NoticeBoard();
  readonly #coverage = new Coverage();
  readonly #destinations: Destinations;
  readonly #timeline: Timeline;
  readonly #pieces = new PiecesOnce();
  readonly #captures: ExaminedCapture[] = [];
  readonly #sightings: Draft<Testimony>[] = [];
  readonly #messages: Draft<Omit<ListedMessage, 'id'>>[] = [];
  readonly #counts = new Map<string, number>();
  readonly #provenLive = new Set<string>();
  readonly #ring = new KeyRing();
  readonly #unopened = new Unopened();
  #end: Micros = 0;

  constructor(options: ExamineOptions) {
    this.#options = options;
    this.#redact = options.reveal === true ? (text) => text : remembering(redactor(options.needles));
    this.#destinations = new Destinations(options.case.controller?.hosts ?? [], options.tables);
    this.#timeline = new Timeline(options.case.phases);
    for (const notice of options.notices) this.#board.add(notice);
    for (const { cipher, key, iv } of options.case.keys)
      this.#ring.add({ bytes: key, mode: cipherParts(cipher).mode, iv, rank: 0, seen: null });
  }

  /** Begins a capture. `name` is what it goes by in the result. */
  capture(name: string): CaptureExaminer {
    const file = this.#redact(name);
    const tally = { packets: 0, connections: 0, messages: 0, from: Number.POSITIVE_INFINITY, to: -1 };
    const saw = (at: Micros) => {
      tally.from = Math.min(tally.from, at);
      tally.to = Math.max(tally.to, at);
      this.#end = Math.max(this.#end, at);
    };
    const listener = openListener(
      (heard) => {
        if (heard.kind === 'closed') tally.connections += 1;
        if (heard.kind === 'message') tally.messages += 1;
        this.#hear(heard, file);
      },
      { file },
    );
    return {
      take: (recorded) => {
        for (const at of momentsOf(recorded)) saw(at);
        if (recorded.kind === 'packet') tally.packets += 1;
        if (recorded.kind === 'phase' || recorded.kind === 'step') this.#timeline.mark(recorded);
        else listener.take(recorded);
      },
      finish: (summary) => {
        listener.finish();
        this.#captures.push({
          id: contentId('cap', [summary.sha256]),
          ...summary,
          file,
          packets: summary.format === 'pcap' || summary.format === 'pcapng' ? tally.packets : null,
          connections: tally.connections,
          messages: tally.messages,
          from: tally.to < 0 ? null : isoFromMicros(tally.from),
          to: tally.to < 0 ? null : isoFromMicros(tally.to),
        });
      },
    };
  }

  #hear(heard: Heard, file: string): void {
    if (heard.kind === 'notice') {
      this.#notice(heard.notice);
      return;
    }
    if (heard.kind === 'closed') {
      this.#coverage.take(heard, { destination: '', phase: null, unreadable: 0 });
      return;
    }
    const moment = this.#timeline.at(heard.at);
    if (heard.kind === 'message' && heard.host === CONTROL_HOST && moment.phase === POSITIVE_CONTROL) {
      this.#prove(heard);
      return;
    }
    const destination = this.#reach(heard);
    const standing = {
      file,
      destination,
      moment,
      redact: this.#redact,
      reveal: this.#options.reveal === true,
      pieces: this.#pieces,
    };
    const unreadable = heard.kind === 'message' ? this.#examine(heard, standing) : 0;
    this.#coverage.take(heard, { destination, phase: moment.phase, unreadable });
  }

  #notice(notice: Notice): void {
    this.#board.add(notice);
    const [phase, step] = notice.about.split('/');
    if (notice.code === NOT_EXERCISED && phase !== undefined && step !== undefined)
      this.#timeline.undo(phase, step);
  }

  /** What is seen in the positive control proves that it would be seen. */
  #prove(message: Message): void {
    for (const section of message.sections) {
      for (const { identifier } of sight(section, this.#options.needles).sighted)
        this.#provenLive.add(identifier);
    }
  }

  #reach(heard: Exclude<Heard, { kind: 'notice' | 'closed' }>): string {
    const { serverName, dnsName, resp } = heard.connection;
    const shown = (name: string | null) => (name === null ? null : this.#redact(legibleWords(name)));
    return this.#destinations.reach({
      host: heard.kind === 'message' ? shown(heard.host) : null,
      serverName: shown(serverName),
      dnsName: shown(dnsName),
      address: resp.address,
    });
  }

  /** Searches one message; gives how many of its bytes look encrypted. */
  #examine(message: Message, standing: Standing): number {
    let unreadable = 0;
    let key: string | null = null;
    for (const section of message.sections) {
      const result = sight(section, this.#options.needles);
      unreadable += result.unreadable;
      for (const notice of result.notices) this.#board.add({ ...notice, about: message.connection.id });
      for (const { bytes, field, rank } of result.keys)
        this.#ring.add({ bytes, mode: null, iv: null, rank, seen: { field, host: message.host } });
      const isKept = this.#unopened.admits(section, result.sealed, standing.file);
      if (result.sighted.length === 0 && !isKept) continue;
      key ??= messageKey(message);
      const place = { message, section, standing, key, capture: this.#captures.length };
      for (const sighted of result.sighted) this.#testify(sighted, place);
      if (isKept) this.#keep(result, place);
    }
    if (this.#options.messages === true) {
      const place = { message, key: key ?? messageKey(message), capture: this.#captures.length };
      this.#messages.push(draftOf(listed(message, standing), place));
    }
    return unreadable;
  }

  #testify(sighted: Sighted, place: Place): void {
    this.#counts.set(sighted.identifier, (this.#counts.get(sighted.identifier) ?? 0) + 1);
    if (this.#sightings.length >= MOST_SIGHTINGS) {
      this.#board.add(notListed(sighted.identifier));
      return;
    }
    const testimony = testify(place.message, place.section, sighted, place.standing);
    this.#options.tell?.(testimony);
    this.#sightings.push(draftOf(testimony, place));
  }

  /** What a key may open waits for the end, when all keys have been seen. */
  #keep({ unreadable, sealed, notices }: SightResult, place: Place): void {
    const message = { ...place.message, sections: [] };
    const counted = Math.min(unreadable, message.byteLength);
    const noticed = notices.map(({ code }) => code);
    this.#unopened.keep({ ...place, message, unreadable: counted, noticed }, sealed);
  }

  /** Tries all keys on all that is kept. */
  #openKept(): void {
    const keys = this.#ring.keys();
    const used = new Set<RingKey>();
    for (const opened of this.#unopened.open(this.#options.needles, keys, (key) => used.add(key))) {
      const { destination, moment } = opened.standing;
      this.#coverage.open(opened.message.connection, { destination, phase: moment.phase }, opened.opened);
      for (const notice of opened.notices)
        this.#board.add({ ...notice, about: opened.message.connection.id });
      for (const sighted of opened.sighted) this.#testify(sighted, opened);
    }
    for (const notice of keyNotices(this.#ring, used, this.#redact)) this.#board.add(notice);
    if (keys.length > 0) for (const notice of this.#unopened.notices()) this.#board.add(notice);
  }

  /** Ids, findings, sums; the examiner takes nothing after it. */
  finish(): Examination {
    this.#openKept();
    const { case: examined, tables, tool, messages } = this.#options;
    const ids = messageIds<unknown>([...this.#sightings, ...this.#messages]);
    const idOf = (draft: Draft<unknown>) => ids.get(draft) ?? draft.key;
    const sightings = inTimeOrder(this.#sightings).map((draft) => sworn(draft.item, idOf(draft)));
    const destinations = this.#destinations.list();
    const hosts = new Map(destinations.map(({ id, host }) => [id, host.value]));
    return {
      telltale: 'examination/1',
      tool,
      case: {
        title: examined.title,
        sha256: examined.sha256,
        device: examined.device ?? {},
        controller: examined.controller ?? {},
        vantage: examined.vantage ?? {},
      },
      captures: this.#captures,
      phases: this.#timeline.phases(this.#end),
      identifiers: examined.identity.map(({ id, kind }) => ({
        id,
        kind,
        class: kindRow(kind).class,
        provenLive: this.#provenLive.has(id),
        exercisedBy: this.#timeline.exercisedBy(id),
        sightings: this.#counts.get(id) ?? 0,
      })),
      coverage: this.#coverage.summary(examined.vantage?.bearers ?? []),
      ...(messages === true
        ? { messages: inTimeOrder(this.#messages).map((draft) => ({ id: idOf(draft), ...draft.item })) }
        : {}),
      sightings,
      destinations,
      findings: judge(sightings, (destination) => hosts.get(destination) ?? 'an unknown destination'),
      claims: [],
      tables: tables.map(({ name, date, sha256 }) => ({ name, date, sha256 })),
      notices: this.#board.list(),
    };
  }
}

/** A section of a message, with what a sighting in it is told with. */
type Place = Omit<Kept, 'unreadable' | 'noticed'>;

function draftOf<T>(
  item: T,
  { message, key, capture }: Pick<Place, 'message' | 'key' | 'capture'>,
): Draft<T> {
  return { key, at: message.at, capture, index: message.origin.index, item };
}

/** When a record says that something happened. */
function momentsOf(recorded: Recorded): Micros[] {
  if (recorded.kind === 'notice') return [];
  if (recorded.kind !== 'exchange') return [recorded.at];
  return recorded.response === null ? [recorded.request.at] : [recorded.request.at, recorded.response.at];
}

function notListed(identifier: string): Notice {
  return {
    code: 'sightings-not-listed',
    about: identifier,
    detail: `counted, but past the ${MOST_SIGHTINGS} that are listed`,
  };
}

function remembering(redact: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const redacted = redact(text);
    if (known.size >= MOST_REDACTED) known.clear();
    known.set(text, redacted);
    return redacted;
  };
}
