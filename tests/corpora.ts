import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of real captures with expected results, or null where this machine has none. */
export const corpora: string | null =
  [process.env.TELLTALE_CORPORA, join(import.meta.dirname, '..', '..', 'shared', 'corpora')].find(
    (path) => path !== undefined && existsSync(join(path, 'expected.json')),
  ) ?? null;

/** Why tests over real captures are skipped, for their titles. */
export const withoutCorpora =
  corpora === null ? ' (skipped: no TELLTALE_CORPORA and no ../shared/corpora)' : '';

export interface ExpectedRequest {
  readonly frame: number;
  readonly proto: string;
  readonly method: string;
  readonly host: string | null;
  readonly uri: string;
}

export interface Expected {
  readonly pcap: readonly {
    readonly file: string;
    readonly path: string;
    readonly packets: string;
    /** Path of its key log. */
    readonly keylog?: string;
    readonly http_requests: readonly ExpectedRequest[];
  }[];
  readonly har: Record<string, { readonly entries: number; readonly hosts: readonly string[] }>;
  readonly mitm: Record<string, { readonly http: readonly (readonly [string, string, string])[] }>;
  readonly reporthar: {
    readonly profile: readonly { readonly id: string; readonly type: string; readonly value: string }[];
    readonly truth: Record<'first' | 'second', readonly ExpectedSighting[]>;
  };
}

export interface ExpectedSighting {
  readonly entry: number;
  readonly host: string;
  readonly id: string;
  readonly location: string;
  readonly count: number;
}

export function expected(): Expected {
  return JSON.parse(readFileSync(join(corpora ?? '', 'expected.json'), 'utf8')) as Expected;
}
