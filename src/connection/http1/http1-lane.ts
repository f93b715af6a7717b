import type { Micros, Sourced } from '../../base/index.ts';
import type { Segment } from '../stream/segment.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import { BodyReader } from './body-reader.ts';
import { Draft, type DraftFacts } from './draft.ts';
import type { Framing } from './framing.ts';
import { type Head, parseHead } from './head.ts';
import { type HeadPlace, HeadReader } from './head-reader.ts';
import { headSections } from './head-sections.ts';

/** What the two directions must agree on. */
export interface LaneOwner {
  /** A head was read: says how its body ends, and what the message is called. */
  begun(head: Head): { readonly framing: Framing; readonly facts: DraftFacts };
  /** A message of the direction is over; true where the rest of the stream is no longer HTTP/1. */
  finished(direction: Direction): boolean;
  /** Messages may have been lost. */
  lost(): void;
}

/**
 * One direction of an HTTP/1 connection: heads and bodies by turns. A gap inside a body shortens it; a gap
 * elsewhere loses the framing, and the next start line is looked for.
 */
export class Http1Lane {
  readonly #talk: Talk;
  readonly #direction: Direction;
  readonly #owner: LaneOwner;
  readonly #heads: HeadReader;
  /** Made for the first message that has a body: many connections have none, and there are many connections. */
  #body: BodyReader | null = null;
  #draft: Draft | null = null;
  #left = false;

  constructor(talk: Talk, direction: Direction, owner: LaneOwner) {
    this.#talk = talk;
    this.#direction = direction;
    this.#owner = owner;
    this.#heads = new HeadReader(talk, direction, this);
  }

  /** Between two messages, with bytes that do not look like a third. */
  endsBefore(segment: Segment): boolean {
    return this.#draft === null && this.#heads.idle && !this.#heads.looksLikeStart(segment.bytes);
  }

  /** Reads a segment and says how many bytes it took: fewer than all where HTTP/1 ends there. */
  read(segment: Segment): number {
    let at = 0;
    while (at < segment.bytes.length && !this.#left) {
      const [draft, body] = [this.#draft, this.#body];
      if (draft === null || body === null) at = this.#heads.read(segment, at);
      else {
        at = body.read(draft, segment, at);
        if (body.done) this.#complete(draft);
      }
    }
    this.#heads.settle();
    this.#body?.settle();
    return at;
  }

  gap(byteLength: number, at: Micros): void {
    const [draft, body] = [this.#draft, this.#body];
    if (draft === null || body === null) {
      this.#owner.lost();
      this.#heads.gap(byteLength, at);
      return;
    }
    const { used, framingLost } = body.gap(draft, byteLength);
    if (framingLost) {
      this.#owner.lost();
      this.#heads.drift();
    }
    if (body.done) this.#complete(draft);
    if (used < byteLength) this.gap(byteLength - used, at);
  }

  /** No more bytes will come. */
  end(): void {
    const [draft, body] = [this.#draft, this.#body];
    if (draft !== null && body !== null) {
      if (!body.untilClose) this.#notice('http-message-incomplete', 'A message ends before its body does.');
      body.finish(draft);
      this.#complete(draft);
    }
    this.#heads.end();
  }

  relieve(): void {
    if (this.#draft !== null) this.#body?.relieve(this.#draft);
    this.#heads.relieve();
  }

  /** Begins the message of a head; false where it is none. */
  begin(sourced: Sourced, place: HeadPlace): boolean {
    const head = parseHead(sourced.bytes);
    if (head === null || head.kind !== this.#direction) return false;
    this.#heads.flushSpilled();
    const { framing, facts } = this.#owner.begun(head);
    const draft = new Draft(facts, headSections(head, sourced), place);
    draft.byteLength = sourced.bytes.length + place.emptyBytes;
    this.#draft = draft;
    if (framing.kind === 'sized' && framing.byteLength === 0) this.#complete(draft);
    else {
      this.#body ??= new BodyReader(this.#talk.budget, (part) => part.emit(this.#talk, this.#direction));
      this.#body.begin(framing);
    }
    return true;
  }

  #complete(draft: Draft): void {
    this.#draft = null;
    if (this.#body?.broken === true) {
      this.#notice(
        'http-chunk-invalid',
        'A chunked body breaks its framing; what follows is searched as a stream.',
      );
      this.#owner.lost();
      this.#heads.drift();
      this.#body.broken = false;
    }
    draft.emit(this.#talk, this.#direction);
    this.#left = this.#owner.finished(this.#direction);
  }

  #notice(code: string, detail: string): void {
    this.#talk.hear({ kind: 'notice', notice: { code, about: this.#talk.connection().id, detail } });
  }
}
