import type { ConnectionIds } from './connection-ids.ts';
import type { NameTable } from './dns/name-table.ts';
import type { Heard } from './message.ts';
import type { Budget } from './stream/budget.ts';
import type { Tally } from './tally.ts';
import type { KeyRing } from './tls/keys/key-ring.ts';

/** What all connections of one capture share. */
export interface Listening {
  readonly hear: (heard: Heard) => void;
  /** The capture file's name, for notices about the whole of it. */
  readonly file: string;
  readonly budget: Budget;
  readonly names: NameTable;
  readonly ids: ConnectionIds;
  readonly tally: Tally;
  readonly keys: KeyRing;
}
