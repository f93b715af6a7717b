import type { Micros } from '../../base/index.ts';
import type { RecordedPeers } from '../recorded.ts';
import type { Tnet } from './tnetstring.ts';

/** What the parts of a flow share, read once. */
export interface Flow {
  readonly members: ReadonlyMap<string, Tnet>;
  /** The flow's number in the file, from 0, and the offset of its first byte. */
  readonly index: number;
  readonly offset: number;
  readonly peers: RecordedPeers;
  /** The server's name as the client asked for it, else as the proxy called it. */
  readonly host: string | null;
  /** For what has no time of its own. */
  readonly at: Micros;
  /** Whether the client spoke TLS. */
  readonly isTls: boolean;
}
