import type { EndpointId, ServiceId } from '../wire/index.ts';
import type { Office } from './office.ts';

/** A request as a service gets it. */
export interface Call {
  readonly endpoint: EndpointId;
  /** What stood for the `{names}` of the path. */
  readonly segments: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Puts a value that was read on record. Whoever reads one tells it, also where the request is refused then. */
  told(field: string, value: string): void;
}

export interface Answer {
  readonly status: number;
  /** Content-Type; null where there is no body. */
  readonly type: string | null;
  readonly body: Uint8Array;
}

/** One service: what it stores and how it answers. Nothing is kept but in the state, which moves between regions. */
export interface ServiceFile<State> {
  readonly id: ServiceId;
  readonly empty: () => State;
  readonly answers: Readonly<
    Partial<Record<EndpointId, (call: Call, state: State, office: Office) => Answer>>
  >;
}

/** What a service without data stores. */
export type Nothing = Readonly<Record<never, never>>;

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(value)) };
}

export const emptyAnswer: Answer = { status: 204, type: null, body: new Uint8Array(0) };

export const done: Answer = jsonAnswer({ code: 0 });

/** The request could not be read. */
export const malformed: Answer = jsonAnswer({ code: 400 }, 400);

/** Nobody is signed in with these cookies. */
export const signInFirst: Answer = jsonAnswer({ code: 401 }, 401);
