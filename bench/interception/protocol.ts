/** What each peer process says on its standard output once it is ready, as one line of JSON. */
export interface Ready {
  readonly port: number;
}

/** The one thing that is asked for: 1 KB over HTTPS. */
export const ANSWER_BYTES = 1_024;

/** Connections that ask at the same time, each for one thing after another. */
export const CLIENTS = 32;

/** Connections that are opened and kept, to see what memory each takes. */
export const IDLE_CONNECTIONS = 500;

export function say(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Peers live as long as their standard input is open: so none outlives the bench. */
export function liveUntilAsked(): void {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
