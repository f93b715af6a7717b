import { legibleWords, type Micros, type Notice, NoticeBoard, remembering } from './base/index.ts';
import type { CaptureSummary, Recorded } from './capture/index.ts';
import { type Case, cipherParts, kindRow } from './case/index.ts';
import { type Connection, type Heard, type Message, openListener, type Section } from './connection/index.ts';
import { KeyRing, type RingKey } from './decode/index.ts';
import {
  type NamedCoordinate,
  type Needles,
  redactor,
  type SightResult,
  sightAcross,
  sightEach,
} from './detect/index.ts';
import { Destinations, type GeoTable } from './enrich/index.ts';
import {
  CaptureTally,
  CONTROL_HOST,
  Coverage,
  type Examination,
  type ExaminedCapture,
  judge,
  keyNotices,
  messageKey,
  NOT_EXERCISED,
  PiecesOnce,
  type Place,
  POSITIVE_CONTROL,
  type Standing,
  Testimonies,
  type Testimony,
  Timeline,
  Unopened,
} from './judge/index.ts';

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
  /** One for each capture: the marks of one say nothing of another. */
  readonly #timelines: Timeline[] = [];
  readonly #controls = new WeakSet<Connection>();
  readonly #pieces = new PiecesOnce();
  readonly #captures: ExaminedCapture[] = [];
  readonly #testimonies: Testimonies;
  readonly #provenLive = new Set<string>();
  readonly #ring = new KeyRing();
  readonly #unopened = new Unopened();
  #end: Micros = 0;
  #heardMessages = 0;

  constructor(options: ExamineOptions) {
    this.#options = options;
    this.#testimonies = new Testimonies(options.tell);
    this.#redact = options.reveal === true ? (text) => text : remembering(redactor(options.needles));
    this.#destinations = new Destinations(options.case.controller?.hosts ?? [], options.tables);
    for (const notice of options.notices) this.#board.add(notice);
    for (const { cipher, key, iv } of options.case.keys)
      this.#ring.add({ bytes: key, mode: cipherParts(cipher).mode, iv, rank: 0, seen: null });
  }

  /** Ids of the identifiers that the positive control has shown so far. */
  proven(): ReadonlySet<string> {
    return this.#provenLive;
  }

  /** Begins a capture. `name` is what it goes by in the result. */
  capture(name: string): CaptureExaminer {
    const file = this.#redact(name);
    const tally = new CaptureTally();
    const timeline = new Timeline(this.#options.case.phases);
    this.#timelines.push(timeline);
    const listener = openListener(
      (heard) => {
        if (this.#hear(heard, file, timeline)) tally.hear(heard);
      },
      { file },
    );
    return {
      take: (recorded) => {
        tally.take(recorded);
        if (recorded.kind === 'phase' || recorded.kind === 'step') timeline.mark(recorded);
        else listener.take(recorded);
      },
      finish: (summary) => {
        listener.finish();
        this.#end = Math.max(this.#end, tally.end);
        this.#captures.push(tally.finish(summary, file));
      },
    };
  }

  /** Gives whether it counts for the capture: what the tool sends to itself does not. */
  #hear(heard: Heard, file: string, timeline: Timeline): boolean {
    if (heard.kind === 'notice') {
      this.#notice(heard.notice, timeline);
      return true;
    }
    if (this.#controls.has(heard.connection)) {
      if (heard.kind === 'message') this.#prove(heard);
      return false;
    }
    if (heard.kind === 'closed') {
      this.#coverage.take(heard, { destination: '', phase: null, unreadable: 0 });
      return true;
    }
    const moment = timeline.at(heard.at);
    if (heard.kind === 'message' && heard.host === CONTROL_HOST && moment.phase === POSITIVE_CONTROL) {
      this.#controls.add(heard.connection);
      this.#prove(heard);
      return false;
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
    return true;
  }

  #notice(notice: Notice, timeline: Timeline): void {
    this.#board.add(notice);
    const [phase, step] = notice.about.split('/');
    if (notice.code === NOT_EXERCISED && phase && step) timeline.undo(phase, step);
  }

  /** What is seen in the positive control proves that it would be seen. */
  #prove(message: Message): void {
    for (const { sighted } of sightEach(message.sections, this.#options.needles))
      for (const { identifier } of sighted) this.#provenLive.add(identifier);
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
    const serial = this.#heardMessages++;
    let unreadable = 0;
    let key: string | null = null;
    const halves: NamedCoordinate[] = [];
    const results = sightEach(message.sections, this.#options.needles);
    for (const [index, section] of message.sections.entries()) {
      const result = results[index] as SightResult;
      halves.push(...result.halves);
      this.#testimonies.count(result.notKept);
      unreadable += result.unreadable;
      for (const notice of result.notices) this.#board.add({ ...notice, about: message.connection.id });
      for (const { bytes, field, rank } of result.keys)
        this.#ring.add({ bytes, mode: null, iv: null, rank, seen: { field, host: message.host } });
      const isKept = this.#unopened.admits(section, result.sealed, standing.file);
      if (result.sighted.length === 0 && !isKept) continue;
      key ??= messageKey(message);
      const place = { message, standing, key, capture: this.#captures.length, serial };
      this.#take(result.sighted, section, place);
      if (isKept) this.#keep(result, section, place);
    }
    for (const sighted of sightAcross(halves, this.#options.needles)) {
      key ??= messageKey(message);
      const place = { message, standing, key, capture: this.#captures.length, serial };
      this.#take([sighted], sighted.part.section, place);
    }
    if (this.#options.messages === true) {
      const whole = key ?? messageKey(message);
      this.#testimonies.list({ message, standing, key: whole, capture: this.#captures.length, serial });
    }
    return unreadable;
  }

  #take(sighted: SightResult['sighted'], section: Section, place: Place): void {
    for (const one of sighted) {
      const notice = this.#testimonies.take(one, section, place);
      if (notice !== null) this.#board.add(notice);
    }
  }

  /** What a key may open waits for the end, when all keys have been seen. */
  #keep({ unreadable, sealed, notices }: SightResult, section: Section, place: Place): void {
    const message = { ...place.message, sections: [] };
    const counted = Math.min(unreadable, message.byteLength);
    const noticed = notices.map(({ code }) => code);
    this.#unopened.keep({ ...place, section, message, unreadable: counted, noticed }, sealed);
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
      this.#take(opened.sighted, opened.section, opened);
    }
    for (const notice of keyNotices(this.#ring, used, this.#redact)) this.#board.add(notice);
    if (keys.length > 0) for (const notice of this.#unopened.notices()) this.#board.add(notice);
  }

  /** Ids, findings, sums; the examiner takes nothing after it. */
  finish(): Examination {
    this.#openKept();
    const { case: examined, tables, tool } = this.#options;
    const { sightings, messages } = this.#testimonies.finish();
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
      phases: phasesOf(this.#timelines, this.#end),
      identifiers: examined.identity.map(({ id, kind }) => ({
        id,
        kind,
        class: kindRow(kind).class,
        provenLive: this.#provenLive.has(id),
        exercisedBy: [...new Set(this.#timelines.flatMap((timeline) => timeline.exercisedBy(id)))],
        sightings: this.#testimonies.countOf(id),
      })),
      coverage: this.#coverage.summary(examined.vantage?.bearers ?? []),
      ...(this.#options.messages === true ? { messages } : {}),
      sightings,
      destinations,
      findings: judge(sightings, (destination) => hosts.get(destination) ?? 'an unknown destination'),
      claims: [],
      tables: tables.map(({ name, date, sha256 }) => ({ name, date, sha256 })),
      notices: this.#board.list(),
    };
  }
}

/** Phases that marks tell of, capture by capture; where there are no marks, those of the case. */
function phasesOf(timelines: readonly Timeline[], end: Micros): Examination['phases'] {
  const marked = timelines.filter(({ isMarked }) => isMarked);
  return (marked.length > 0 ? marked : timelines.slice(0, 1)).flatMap((timeline) => timeline.phases(end));
}
