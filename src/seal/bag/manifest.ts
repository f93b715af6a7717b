import type { Algorithm } from './layout.ts';

const HEX_LENGTH: Readonly<Record<Algorithm, number>> = { sha256: 64, sha512: 128 };

export interface ManifestLine {
  /** From 1. */
  readonly line: number;
  readonly path: string;
  readonly digest: string;
}

export interface ReadManifest {
  readonly lines: readonly ManifestLine[];
  /** Numbers of lines that are none of a manifest. */
  readonly unreadable: readonly number[];
}

/** RFC 8493 section 2.1.3: checksum, white space, path. Paths of ours need none of its percent escapes. */
export function readManifest(text: string, algorithm: Algorithm): ReadManifest {
  const [lines, unreadable]: [ManifestLine[], number[]] = [[], []];
  const rows = text.split('\n');
  for (const [index, row] of rows.entries()) {
    if (row === '' && index === rows.length - 1) continue;
    const cut = row.indexOf(' ');
    const digest = row.slice(0, cut);
    const path = row.slice(cut).replace(/^ {1,2}/, '');
    const isDigest = digest.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(digest);
    if (cut === -1 || !isDigest || path === '') unreadable.push(index + 1);
    else lines.push({ line: index + 1, path, digest });
  }
  return { lines, unreadable };
}

export function manifestText(digests: ReadonlyMap<string, string>): string {
  return [...digests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('');
}
