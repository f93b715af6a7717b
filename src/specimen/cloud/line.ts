/** What is known of a connection besides its loopback ends. */
export interface Line {
  /** The documented address that was dialled. */
  readonly address: string;
  readonly by: 'handset' | 'peer';
}

/** The two ports of a connection, as one of its sides sees them. */
export interface Ports {
  readonly localPort?: number | undefined;
  readonly remotePort?: number | undefined;
}

/** Connections that were dialled, found again by their two ports from the server's side. */
export class Lines {
  readonly #lines = new Map<string, Line>();

  /** Of the client's side, once connected. */
  add({ localPort, remotePort }: Ports, line: Line): void {
    this.#lines.set(`${localPort} ${remotePort}`, line);
  }

  /** Of the server's side; null where somebody connected past `dial`. */
  of({ localPort, remotePort }: Ports): Line | null {
    return this.#lines.get(`${remotePort} ${localPort}`) ?? null;
  }

  remove({ localPort, remotePort }: Ports): void {
    this.#lines.delete(`${remotePort} ${localPort}`);
  }
}
