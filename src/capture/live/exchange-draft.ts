import { type Micros, nowhere, type Sourced } from '../../base/index.ts';
import type { Exchange, Recorded, RecordedBody, RecordedField, RecordedPeers } from '../recorded.ts';
import type { BodyStore } from '../recording/index.ts';
import { BodyGathering } from './body-gathering.ts';

/** What every part of the interception needs. */
export interface Watch {
  readonly now: () => Micros;
  readonly record: (recorded: Recorded) => void;
  readonly bodies: BodyStore;
  /** Says that something began which `settled` waits for; called back when it is over. */
  readonly begin: () => () => void;
}

/** Statuses whose responses have no content (RFC 9110 sections 15.3.5 and 15.4.5). */
const BODYLESS = new Set([204, 304]);

/** What a live value carries for its place: it stands in no file yet. */
export const NO_ORIGIN = { index: 0, offset: 0 } as const;

export interface RequestHead {
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
  /** Path and query, each byte as the character of its number. */
  readonly target: string;
  readonly protocol: string;
  /** Names and values in turn, as Node lists them. */
  readonly rawFields: readonly string[];
}

/** One request and its answer on their way; recorded once, when both have ended or been broken off. */
export class ExchangeDraft {
  readonly #watch: Watch;
  readonly #peers: () => RecordedPeers;
  readonly #over: () => void;
  readonly #head: RequestHead;
  readonly #at: Micros;
  readonly requestBody: BodyGathering;
  readonly responseBody: BodyGathering;
  #response: { at: Micros; status: number; rawFields: readonly string[] } | null = null;
  #isOver = false;

  /** `peers` is asked at the end: who answered is known only then. */
  constructor(watch: Watch, head: RequestHead, peers: () => RecordedPeers) {
    this.#watch = watch;
    this.#peers = peers;
    this.#head = head;
    this.#at = watch.now();
    this.#over = watch.begin();
    this.requestBody = new BodyGathering(watch.bodies);
    this.responseBody = new BodyGathering(watch.bodies);
  }

  answered(status: number, rawFields: readonly string[]): void {
    this.#response = { at: this.#watch.now(), status, rawFields };
  }

  get hasResponse(): boolean {
    return this.#response !== null;
  }

  /** Records it. `isWhole` is false where either side broke off. Does nothing the second time. */
  end(isWhole: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { rawFields, target, ...head } = this.#head;
    const response = this.#response;
    const exchange: Exchange = {
      kind: 'exchange',
      peers: this.#peers(),
      request: {
        at: this.#at,
        ...head,
        target: latin1(target),
        fields: fieldsOf(rawFields),
        body: this.requestBody.finish(announcedLength(rawFields)),
      },
      response:
        response === null
          ? null
          : {
              at: response.at,
              status: response.status,
              protocol: head.protocol,
              fields: fieldsOf(response.rawFields),
              body: this.#responseBody(response),
            },
      origin: NO_ORIGIN,
    };
    this.#watch.record(exchange);
    if (!isWhole) {
      this.#watch.record({
        kind: 'notice',
        notice: {
          code: 'exchange-broken-off',
          about: exchange.peers.connection ?? 'live',
          detail: 'the connection was closed before request and response had ended',
        },
      });
    }
    this.#over();
  }

  #responseBody({
    status,
    rawFields,
  }: {
    status: number;
    rawFields: readonly string[];
  }): RecordedBody | null {
    const isBodyless = this.#head.method === 'HEAD' || status < 200 || BODYLESS.has(status);
    return this.responseBody.finish(isBodyless ? null : announcedLength(rawFields));
  }
}

/** Fields from Node's list of names and values; HTTP/2's pseudo fields say the request line again and are left out. */
function fieldsOf(raw: readonly string[]): RecordedField[] {
  const fields: RecordedField[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] as string;
    if (!name.startsWith(':')) fields.push({ name, value: latin1(raw[i + 1] as string) });
  }
  return fields;
}

/** Node hands header bytes over as characters of the same number. */
function latin1(text: string): Sourced {
  return { bytes: new Uint8Array(Buffer.from(text, 'latin1')), source: nowhere };
}

/** The value of the first field of that name, given in lower case. */
export function rawField(raw: readonly string[], name: string): string | null {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const written = raw[i] as string;
    if (written.length === name.length && written.toLowerCase() === name) return raw[i + 1] as string;
  }
  return null;
}

function announcedLength(raw: readonly string[]): number | null {
  const value = rawField(raw, 'content-length');
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
