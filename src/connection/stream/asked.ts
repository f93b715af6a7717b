/** What a response, or what a stream turns into, must know of the request that led to it. */
export interface Asked {
  readonly method: string | null;
  readonly host: string | null;
  readonly target: string | null;
  /** Protocol that the request named to go on with. */
  readonly upgrade: string | null;
  /** Sec-WebSocket-Extensions, of the response where it has come (RFC 6455 §9.1). */
  readonly extensions: string | null;
  /** Set where the connection carries other streams besides: what is found out here holds for this one alone. */
  readonly isOneOfMany?: true;
}
