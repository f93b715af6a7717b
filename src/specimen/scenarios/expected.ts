import type { Location } from '../../connection/index.ts';
import type { EndpointId } from '../wire/index.ts';

/**
 * A value in a message of the phone or in the answer to one. Layers and forms are words of the interface
 * contract, written down from what the sending code is meant to do and never from what was found.
 */
export interface Told {
  /** Id in the canary identity. */
  readonly identifier: string;
  readonly location: Location;
  /** `form`: `percent` where the value has something to escape, else none. */
  readonly layers: readonly string[] | 'form';
  readonly forms: readonly string[];
  /** Times in one message; once where left out. */
  readonly times?: number;
}

/** One message that the phone sends, and what comes back. */
export interface Send {
  /** Behaviour of the firmware that sends it. */
  readonly by: string;
  /** Request of the wire's list, or stanza of the chat. */
  readonly what: EndpointId | 'stream-open' | 'presence' | 'message';
  readonly transport: 'plain' | 'tls';
  readonly tells: readonly Told[];
  /** In the answer. */
  readonly answered: readonly Told[];
  /** Bytes of the body, where nobody can read it. */
  readonly opaque?: number;
  /** The phone breaks off when it meets the interception: nothing is sent. */
  readonly isRefused?: true;
}

/** A message at its place in the protocol. */
export interface PlacedSend {
  readonly phase: string;
  readonly step: string;
  /** In all repeats of the step together. */
  readonly times: number;
  readonly send: Send;
}

/** An SMS that the phone sends of itself: outside IP, so only a list of sent SMS shows it. */
export interface PlacedSms {
  readonly by: string;
  readonly phase: string;
  readonly step: string;
  readonly times: number;
  readonly tells: readonly Pick<Told, 'identifier' | 'forms'>[];
}

/** In the shape of an examination's sighting, equal ones counted. */
export interface ExpectedSighting {
  readonly identifier: string;
  readonly host: string;
  readonly country: string;
  readonly direction: 'request' | 'response';
  readonly transport: 'plain' | 'tls';
  readonly phase: string;
  readonly step: string;
  readonly location: Location;
  readonly layers: readonly string[];
  readonly forms: readonly string[];
  readonly count: number;
}
