import type { Micros } from '../../base/index.ts';
import { BodyGathering } from '../http1/body-gathering.ts';
import { Draft, type DraftFacts } from '../http1/draft.ts';
import type { Section } from '../message.ts';
import { completingPacket, type Segment } from '../stream/segment.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';
import type { Overhead } from './overhead.ts';

/** Where a message begins. */
export interface MessagePlace {
  readonly at: Micros;
  readonly index: number;
  readonly offset: number;
}

/** What all halves of a connection share. */
export interface HalfShare {
  readonly talk: Talk;
  readonly overhead: Overhead;
}

/** What one side says in a stream: a head, a body and trailers, of which a body may go out in several parts. */
export class Http2Half {
  /** The side has said that it is done, or can say no more. */
  ended = false;
  /** A head came that was not informational. */
  isHeaded = false;
  readonly #share: HalfShare;
  readonly #direction: Direction;
  #facts: DraftFacts | null = null;
  #draft: Draft | null = null;
  #body: BodyGathering | null = null;

  constructor(share: HalfShare, direction: Direction) {
    this.#share = share;
    this.#direction = direction;
  }

  get isOpen(): boolean {
    return this.#draft !== null;
  }

  /** A head: what came before it, if anything, was a message of its own. */
  begin(facts: DraftFacts, sections: Section[], place: MessagePlace): void {
    this.finish();
    this.#facts = facts;
    this.#draft = new Draft(facts, sections, place);
  }

  /** Trailers, or fields of a head that came later. */
  addSections(sections: readonly Section[], place: MessagePlace): void {
    const draft = this.#draftAt(place);
    this.#body?.finish(draft);
    draft.sections.push(...sections);
  }

  addBytes(byteLength: number, index: number): void {
    if (this.#draft === null) return;
    this.#draft.byteLength += byteLength;
    this.#draft.lastIndex = index;
  }

  readBody(part: Segment, more: number): void {
    const draft = this.#draftAt(part);
    this.#body ??= new BodyGathering(this.#share.talk.budget);
    this.#body.append(part, more);
    draft.byteLength += part.bytes.length;
    draft.lastIndex = completingPacket(part);
    if (this.#body.full) this.#emitPart(draft);
  }

  miss(byteLength: number, place: MessagePlace): void {
    this.#draftAt(place).missedBytes += byteLength;
  }

  settle(): void {
    this.#body?.settle();
  }

  /** Emits what there is and ends it; true where there was something. */
  finish(): boolean {
    const draft = this.#draft;
    if (draft === null) return false;
    this.#body?.finish(draft);
    this.#body = null;
    this.#draft = null;
    this.#emit(draft);
    return true;
  }

  relieve(): void {
    if (this.#draft !== null && this.#body?.hasNew === true) this.#emitPart(this.#draft);
  }

  /** The message at hand; one that nobody knows the head of where there is none. */
  #draftAt(place: MessagePlace): Draft {
    this.#draft ??= new Draft(this.#facts ?? UNKNOWN, [], place);
    return this.#draft;
  }

  #emitPart(draft: Draft): void {
    this.#body?.part(draft);
    this.#emit(draft);
  }

  #emit(draft: Draft): void {
    const { overhead, talk } = this.#share;
    if (draft.byteLength + draft.missedBytes > 0) {
      draft.byteLength += overhead[this.#direction];
      overhead[this.#direction] = 0;
    }
    draft.emit(talk, this.#direction);
  }
}

const UNKNOWN: DraftFacts = {
  protocol: 'h2',
  method: null,
  host: null,
  target: null,
  status: null,
  contentType: null,
  contentEncodings: [],
};
