import { contentId, isoFromMicros, legibleText, legibleWords, type Piece, type Span } from '../base/index.ts';
import type { Message, Section } from '../connection/index.ts';
import { outermostSpan, pathOf, type RingKey } from '../decode/index.ts';
import type { Sighted } from '../detect/index.ts';
import { calledEncrypted } from './called-encrypted.ts';
import type { ListedMessage, Sighting } from './examination.ts';
import { knownIvOf } from './known-iv.ts';
import type { Moment } from './timeline.ts';

/** What a sighting or a listed message is told with besides itself. */
export interface Standing {
  readonly file: string;
  readonly destination: string;
  readonly moment: Moment;
  /** Puts `‹id›` where a value stands in a name or a target; gives the text back where values are to be shown. */
  readonly redact: (text: string) => string;
  /** Put what stood there into the result. */
  readonly reveal: boolean;
  readonly pieces: PiecesOnce;
  /** Keys that may have opened it; none where it stood open. */
  readonly keys?: readonly RingKey[];
}

/**
 * Asks for the pieces of a region once. A thousand sightings under one gzip stream point at the same hundreds
 * of pieces: they share them.
 */
export class PiecesOnce {
  #section: Section | null = null;
  readonly #known = new Map<string, readonly Piece[]>();

  of(section: Section, span: Span): readonly Piece[] {
    if (section !== this.#section) {
      this.#section = section;
      this.#known.clear();
    }
    const key = `${span.start} ${span.end}`;
    const known = this.#known.get(key) ?? section.source.pieces(span);
    this.#known.set(key, known);
    return known;
  }
}

/** A sighting whose id and message wait until all equal messages are known. */
export type Testimony = Omit<Sighting, 'id' | 'message'>;

/** What was sighted in a section of a message, with the whole way back to the capture file. */
export function testify(message: Message, section: Section, sighted: Sighted, standing: Standing): Testimony {
  const { part, span } = sighted;
  const { path, field, layers } = pathOf(part, span, { redact: standing.redact });
  const pieces = standing.pieces.of(section, outermostSpan(part, span));
  const called = calledEncrypted(message, section, path) ?? null;
  // The name asked for in a handshake goes out in clear, before anything is agreed on.
  const tls = message.protocol === 'tls' ? undefined : message.connection.tls;
  const { app } = message.connection;
  const knownIv = standing.keys === undefined ? null : knownIvOf(part, standing.keys);
  return {
    identifier: sighted.identifier,
    kind: sighted.kind,
    direction: message.direction,
    protocol: message.protocol,
    method: redacted(message.method, standing),
    host: redacted(message.host, standing),
    address: message.connection.resp.address,
    port: message.connection.resp.port,
    transport: message.connection.transport,
    ...(tls === undefined ? {} : { tls: { version: tls.version, cipher: tls.cipher } }),
    ...(app === undefined ? {} : { app: standing.redact(app) }),
    location: section.location,
    field,
    path,
    layers,
    forms: sighted.forms,
    ...(called === null ? {} : { calledEncrypted: called }),
    ...(knownIv === null ? {} : { knownIv }),
    ...(sighted.namedBy === null ? {} : { namedBy: sighted.namedBy }),
    span,
    origin: {
      file: standing.file,
      index: message.origin.index,
      offset: pieces[0]?.offset ?? message.origin.offset,
      pieces,
    },
    at: isoFromMicros(message.at),
    ...standing.moment,
    destination: standing.destination,
    chance: sighted.chance,
    ...(standing.reveal ? { seen: legibleText(part.bytes.subarray(span.start, span.end)) } : {}),
  };
}

/** A testimony with its ids: the same place in the same message always gets the same one. */
export function sworn(testimony: Testimony, message: string): Sighting {
  const { identifier, path, span, forms } = testimony;
  const id = contentId('sig', [message, identifier, path, span.start, span.end, ...forms]);
  return { id, message, ...testimony };
}

/** A message as it is listed, without its id. */
export function listed(message: Message, standing: Standing): Omit<ListedMessage, 'id'> {
  const { direction, protocol, status, origin, connection } = message;
  return {
    direction,
    protocol,
    method: redacted(message.method, standing),
    host: redacted(message.host, standing),
    target: redacted(message.target, standing),
    status,
    at: isoFromMicros(message.at),
    address: connection.resp.address,
    port: connection.resp.port,
    origin: { file: standing.file, ...origin },
  };
}

/** Everything a message says, and nothing of where and when it was captured, as an id. */
export function messageKey(message: Message): string {
  const { direction, protocol, method, host, target, status } = message;
  const sections = message.sections.flatMap(({ location, field, bytes }) => [location, field, bytes]);
  return contentId('msg', [direction, protocol, method, host, target, status, ...sections]);
}

function redacted(text: string | null, { redact }: Standing): string | null {
  return text === null ? null : redact(legibleWords(text));
}
