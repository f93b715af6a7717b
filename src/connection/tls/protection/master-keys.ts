import { bytesOf, concatBytes } from '../../../base/index.ts';
import { AeadOpener } from './aead-opener.ts';
import { MacOpener } from './mac-opener.ts';
import type { Opener } from './opener.ts';
import { type PrfHash, prf } from './prf.ts';
import type { Suite } from './suite.ts';

/** RFC 5246 §8.1. */
export const MASTER_LENGTH = 48;

const TLS_1_2 = 0x0303;
const TLS_1_1 = 0x0302;

/** What client and server settled in their hellos, up to TLS 1.2. */
export interface Settled {
  readonly version: number;
  readonly suite: Suite;
  readonly clientRandom: Uint8Array;
  readonly serverRandom: Uint8Array;
  /** RFC 7366. */
  readonly encryptThenMac: boolean;
}

export function prfHashOf({ version, suite }: Pick<Settled, 'version' | 'suite'>): PrfHash {
  if (version < TLS_1_2) return 'md5-sha1';
  return suite.hash === 'sha384' ? 'sha384' : 'sha256';
}

/** What opens each direction's records under a master secret (RFC 5246 §6.3). */
export function masterOpeners(
  settled: Settled,
  master: Uint8Array,
): { readonly request: Opener; readonly response: Opener } {
  const { suite, clientRandom, serverRandom } = settled;
  const { bulk, macLength } = suite;
  const ivLength = ivLengthOf(settled);
  const seed = concatBytes([bytesOf('key expansion'), serverRandom, clientRandom]);
  const block = prf(prfHashOf(settled), master, seed, 2 * (macLength + bulk.keyLength + ivLength));
  let at = 0;
  const take = (byteLength: number) => {
    at += byteLength;
    return block.subarray(at - byteLength, at);
  };
  const macKeys = [take(macLength), take(macLength)] as const;
  const keys = [take(bulk.keyLength), take(bulk.keyLength)] as const;
  const ivs = [take(ivLength), take(ivLength)] as const;
  const openerOf = (side: 0 | 1): Opener => {
    const [macKey, key, iv] = [macKeys[side], keys[side], ivs[side]];
    if (bulk.kind === 'cbc' || bulk.kind === 'rc4' || bulk.kind === 'null') {
      const encryptThenMac = settled.encryptThenMac && bulk.kind === 'cbc';
      return new MacOpener(bulk, { hash: suite.hash, macKey, key, iv, encryptThenMac });
    }
    return new AeadOpener(bulk, { key, iv, isTls13: false });
  };
  return { request: openerOf(0), response: openerOf(1) };
}

function ivLengthOf({ suite: { bulk }, version }: Settled): number {
  if (bulk.kind === 'cbc') return version < TLS_1_1 ? bulk.blockLength : 0;
  if (bulk.kind === 'chacha') return 12;
  return bulk.kind === 'gcm' || bulk.kind === 'ccm' ? 4 : 0;
}
