import type { Enclosed } from '../link/link.ts';
import type { Datagram } from '../network/datagram.ts';

/** A protocol over IP, or over UDP, whose payload is again a packet or a frame. */
export interface Tunnel {
  readonly name: string;
  /** IP protocol numbers. */
  readonly protocols: readonly number[];
  /** UDP ports that it is sent to. */
  readonly udpPorts: readonly number[];
  /**
   * Fills `into` with what is inside. False where the payload is not surely this tunnel's: then it is read as what
   * it is without one. `at` is where the tunnel's own header begins, behind that of UDP if there is one.
   */
  enclosed(bytes: Uint8Array, span: { at: number; end: number; datagram: Datagram }, into: Enclosed): boolean;
}
