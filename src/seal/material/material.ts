import type { GeoTable } from '../../enrich/index.ts';
import type { NamedFile } from '../../run/index.ts';

/** All that an examination was made from, and can be made from again. */
export interface Material {
  /** The case file's text, keys included. */
  readonly caseText: string;
  /** What the case names, unless it writes it out. */
  readonly claims: NamedFile | null;
  readonly policy: NamedFile | null;
  readonly protocol: NamedFile | null;
  /** In the order of the examination. */
  readonly captures: readonly MaterialCapture[];
  readonly tables: readonly GeoTable[];
  /** Files of secrets that TLS is read with. */
  readonly keyLogs: readonly Uint8Array[];
}

export interface MaterialCapture {
  readonly path: string;
  /** What the examination calls it. */
  readonly file: string;
}
