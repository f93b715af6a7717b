import { normaliseKey } from '../case/index.ts';
import type { KeyRank } from '../decode/index.ts';

/** How surely a field of this name holds a key: 1 surely, 3 hardly; null where it does not sound like it. */
export function keyRank(name: string): Exclude<KeyRank, 0> | null {
  if (!/(?:key|secret|security|token)[_.-]?\d?$/i.test(name)) return null;
  const plain = normaliseKey(name);
  if (/public|pubkey|apikey|appkey/.test(plain)) return 3;
  if (/security|aes|crypt|cipher|sessionkey/.test(plain)) return 1;
  return plain.includes('token') ? 3 : 2;
}
