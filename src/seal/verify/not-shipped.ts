import { readCase } from '../../case/index.ts';
import {
  builtInClaims,
  builtInProtocols,
  claimsFile,
  type NamedFile,
  protocolFile,
} from '../../run/index.ts';
import type { Material } from '../material/material.ts';

/**
 * Claims and protocols that a case names by a built-in name, and that are not what this version ships under it: what somebody is
 * said to have promised would be the bundle's own wording. Sentences.
 */
export function notShipped({ caseText, claims, protocol }: Material): string[] {
  const { case: read } = readCase(caseText, 'the case in the bundle');
  return [
    differs('claims', claims, namedFile(read.claims, builtInClaims, claimsFile)),
    differs('protocol', protocol, namedFile(read.protocol, builtInProtocols, protocolFile)),
  ].flatMap((sentence) => sentence ?? []);
}

/** What this version ships under a name; null where it is none of its names. */
function namedFile(
  wanted: unknown,
  names: readonly string[],
  shipped: (name: string) => NamedFile,
): NamedFile | null {
  return typeof wanted === 'string' && names.includes(wanted) ? shipped(wanted) : null;
}

function differs(what: string, brought: NamedFile | null, shipped: NamedFile | null): string | null {
  return brought === null || shipped === null || shipped.text === brought.text
    ? null
    : `The ${what} ${shipped.name} in the bundle is worded otherwise than what this version ships under that name: read data/case/${what}.yaml.`;
}
