import { legibleWords, type Notice, remembering } from './base/index.ts';
import type { CaptureSummary, Recorded } from './capture/index.ts';
import { type Connection, type Heard, type KeyRing, openListener } from './connection/index.ts';
import { redactor } from './detect/index.ts';
import { Destinations } from './enrich/index.ts';
import {
  CaptureTally,
  CONTROL_HOST,
  type ConcludeOptions,
  conclude,
  type Examination,
  type ExaminedCapture,
  NOT_EXERCISED,
  type Opening,
  openingsFor,
  PiecesOnce,
  POSITIVE_CONTROL,
  type Seen,
  Share,
  type ShareTally,
  type Testimony,
  Timeline,
  TlsUses,
} from './judge/index.ts';

export interface ExamineOptions extends ConcludeOptions {
  /** What was noticed about the case before any capture. */
  readonly notices: readonly Notice[];
  /**
   * Which of the messages it searches, by their number, where several threads share them; each of them takes all of
   * every capture. The first puts the result together. By default it is the only one.
   */
  readonly share?: { readonly isFirst: boolean; readonly takes: (serial: number) => boolean };
  /** Secrets that TLS is read with, beside those in the captures. */
  readonly keys?: KeyRing;
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
 *
 * Decoding and searching takes nine tenths of the time. So threads share the work by messages: each hears everything,
 * which costs little and tells all of them what one connection says of another, and searches its share. Then all tell
 * what keys they have `seen`, each opens with all keys what it has kept, and the first one concludes.
 */
export class Examiner {
  readonly #options: ExamineOptions;
  readonly #redact: (text: string) => string;
  readonly #destinations: Destinations;
  /** One for each capture: the marks of one say nothing of another. */
  readonly #timelines: Timeline[] = [];
  readonly #controls = new WeakSet<Connection>();
  readonly #pieces = new PiecesOnce();
  readonly #tls = new TlsUses();
  readonly #captures: ExaminedCapture[] = [];
  readonly #share: Share;
  readonly #isFirst: boolean;
  readonly #takes: (serial: number) => boolean;
  #messages = 0;
  #closed = 0;

  constructor(options: ExamineOptions) {
    const { needles, case: examined, share, messages = false, reveal = false, guesses, tell } = options;
    this.#options = options;
    this.#isFirst = share?.isFirst ?? true;
    this.#takes = share?.takes ?? (() => true);
    this.#redact = reveal ? (text) => text : remembering(redactor(needles));
    this.#destinations = new Destinations(examined.controller?.hosts ?? [], options.tables);
    this.#share = new Share({
      needles,
      keys: examined.keys,
      recipes: examined.recipes,
      messages,
      guesses,
      tell,
    });
    for (const notice of options.notices) this.#board(notice);
  }

  /** Ids of the identifiers that the positive control has shown so far. */
  proven(): ReadonlySet<string> {
    return new Set([...this.#share.proven.values()].flatMap((proven) => [...proven]));
  }

  /** Begins a capture. `name` is what it goes by in the result. */
  capture(name: string): CaptureExaminer {
    const file = this.#redact(name);
    const tally = new CaptureTally();
    const timeline = new Timeline(this.#options.case.phases);
    this.#timelines.push(timeline);
    const { keys } = this.#options;
    const listener = openListener(
      (heard) => {
        if (this.#hear(heard, file, timeline)) tally.hear(heard);
      },
      { file, ...(keys === undefined ? {} : { keys }) },
    );
    return {
      take: (recorded) => {
        for (const at of tally.take(recorded)) timeline.saw(at);
        if (recorded.kind === 'phase' || recorded.kind === 'step') timeline.mark(recorded);
        else listener.take(recorded);
      },
      finish: (summary) => {
        listener.finish();
        this.#captures.push(tally.finish(summary, file));
      },
    };
  }

  /** What the shares of others must know, once all captures are finished. */
  seen(): Seen {
    return this.#share.seen(this.#messages + this.#closed);
  }

  /** Opens what was kept with the keys that all have seen; gives all that its share found. */
  open(opening: Opening): ShareTally {
    return this.#share.finish(opening);
  }

  /** Ids, findings, sums, of all shares, its own first; the examiner takes nothing after it. */
  conclude(opening: Opening, tallies: readonly ShareTally[]): Examination {
    return conclude(opening, tallies, {
      options: this.#options,
      captures: this.#captures,
      timelines: this.#timelines,
      destinations: this.#destinations.list(),
      tls: this.#tls.list(),
      redact: this.#redact,
    });
  }

  /** The same for an examiner that works alone. */
  finish(): Examination {
    const [opening] = openingsFor([this.seen()]) as [Opening];
    return this.conclude(opening, [this.open(opening)]);
  }

  /** Gives whether it counts for the capture: what the tool sends to itself does not. */
  #hear(heard: Heard, file: string, timeline: Timeline): boolean {
    if (heard.kind === 'notice') {
      this.#notice(heard.notice, timeline);
      return true;
    }
    const serial = this.#messages;
    if (heard.kind === 'message') this.#messages += 1;
    const capture = this.#captures.length;
    const isMine = heard.kind === 'message' ? this.#takes(serial) : this.#isFirst;
    if (this.#controls.has(heard.connection)) {
      if (heard.kind === 'message' && isMine) this.#share.prove(heard, capture);
      return false;
    }
    const { coverage } = this.#share;
    if (heard.kind === 'closed') {
      this.#closed += 1;
      coverage.take(heard, { destination: '', phase: null, step: null, repeat: null, unreadable: 0 });
      return true;
    }
    const moment = timeline.at(heard.at);
    if (heard.kind === 'message' && heard.host === CONTROL_HOST && moment.phase === POSITIVE_CONTROL) {
      this.#controls.add(heard.connection);
      if (isMine) this.#share.prove(heard, capture);
      return false;
    }
    // Of too many hosts the first ones are told apart, so all are noted by each.
    const destination = this.#reach(heard, moment.phase);
    if (this.#isFirst) this.#tls.take(heard, { destination, ...moment });
    if (!isMine) return true;
    const standing = {
      file,
      destination,
      moment,
      redact: this.#redact,
      reveal: this.#options.reveal === true,
      pieces: this.#pieces,
    };
    const unreadable =
      heard.kind === 'message' ? this.#share.search({ message: heard, standing, capture, serial }) : 0;
    coverage.take(heard, { destination, ...moment, unreadable });
    return true;
  }

  #notice(notice: Notice, timeline: Timeline): void {
    this.#board(notice);
    const [phase, step] = notice.about.split('/');
    if (notice.code === NOT_EXERCISED && phase && step) timeline.undo(phase, step);
  }

  /** Notices that every share hears are kept by the first. */
  #board(notice: Notice): void {
    if (this.#isFirst) this.#share.board.add(notice);
  }

  #reach(heard: Exclude<Heard, { kind: 'notice' | 'closed' }>, phase: string | null): string {
    const { serverName, dnsName, resp, roundTrip } = heard.connection;
    const shown = (name: string | null) => (name === null ? null : this.#redact(legibleWords(name)));
    return this.#destinations.reach({
      host: heard.kind === 'message' ? shown(heard.host) : null,
      serverName: shown(serverName),
      dnsName: shown(dnsName),
      address: resp.address,
      at: heard.at,
      // What is missing has passed, but how much of it was payload is not always known.
      byteLength: heard.kind === 'missed' ? 0 : heard.byteLength,
      phase,
      isAnswer: isAnswer(heard),
      ...(roundTrip === undefined ? {} : { roundTrip }),
    });
  }
}

/** Whether something came back from a server; a status of 0 is what producers write where nothing did. */
function isAnswer(heard: Exclude<Heard, { kind: 'notice' | 'closed' }>): boolean {
  if (heard.kind === 'refused' || heard.direction === 'request') return false;
  return heard.kind !== 'message' || heard.status !== 0;
}
