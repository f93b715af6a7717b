import type { Kind } from '../case/index.ts';
import type { Level } from './finding.ts';

/** What a rule may look at: one sighting, and what is known of the identifier and the way it took. */
export interface Circumstances {
  readonly kind: Kind;
  readonly direction: 'request' | 'response';
  readonly transport: 'plain' | 'tls';
}

/** One question about a sighting. Rules are asked in the order of the list; the first that applies answers. */
export interface Rule {
  /** Kebab-case, stable: scripts and waivers name it. */
  readonly id: string;
  readonly level: Level;
  applies(circumstances: Circumstances): boolean;
  /** The rest of the sentence “IMEI (imei1) …”, which names destination and direction but no value. */
  because(circumstances: Circumstances, destination: string): string;
}
