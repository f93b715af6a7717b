import type { Micros, Sourced } from '../../base/index.ts';
import type { Message, Section } from '../message.ts';
import type { Direction, Talk } from '../stream/stream-reader.ts';

/** What of a message is known once its head is read. */
export interface DraftFacts {
  readonly protocol: string;
  readonly method: string | null;
  readonly host: string | null;
  readonly target: string | null;
  readonly status: number | null;
  readonly contentType: string | null;
  readonly contentEncodings: readonly string[];
}

/** A message whose body is still being read. */
export class Draft {
  byteLength = 0;
  missedBytes = 0;
  at: Micros;
  firstOffset: number;
  lastIndex: number;
  sections: Section[];
  readonly facts: DraftFacts;
  #continued = false;

  constructor(facts: DraftFacts, sections: Section[], first: { at: Micros; index: number; offset: number }) {
    this.facts = facts;
    this.sections = sections;
    this.at = first.at;
    this.lastIndex = first.index;
    this.firstOffset = first.offset;
  }

  addBody(body: Sourced, repeated: number): void {
    if (body.bytes.length <= repeated) return;
    const { contentType, contentEncodings } = this.facts;
    const hints = { location: 'body', field: null, contentType, contentEncodings } as const;
    const { bytes, source } = body;
    this.sections.push(repeated > 0 ? { bytes, source, ...hints, repeated } : { bytes, source, ...hints });
  }

  /** Emits what there is. What is added from now on goes out as a continuation. */
  emit(talk: Talk, direction: Direction): void {
    if (this.#continued && this.byteLength === 0 && this.missedBytes === 0) return;
    const { protocol, method, host, target, status } = this.facts;
    const message: Message = {
      kind: 'message',
      connection: talk.connection(),
      direction,
      protocol,
      at: this.at,
      method,
      host,
      target,
      status,
      sections: this.sections,
      byteLength: this.byteLength,
      missedBytes: this.missedBytes,
      origin: { index: this.lastIndex, offset: this.firstOffset },
    };
    talk.hear(this.#continued ? { ...message, continued: true } : message);
    if (this.#continued && this.facts.contentEncodings.length > 0) this.#sayCut(talk);
    this.#continued = true;
    this.sections = [];
    this.byteLength = 0;
    this.missedBytes = 0;
  }

  /** A compressed stream can be undone from its beginning alone. */
  #sayCut(talk: Talk): void {
    talk.hear({
      kind: 'notice',
      notice: {
        code: 'http-encoded-body-cut',
        about: talk.connection().id,
        detail:
          'A compressed body is larger than bodies are held whole: what follows its first part could not be undone.',
        byteLength: this.byteLength,
      },
    });
  }
}
