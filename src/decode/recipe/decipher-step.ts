import { createDecipheriv } from 'node:crypto';
import { bytesIn } from '../../base/index.ts';
import type { RecipeStep } from '../../case/index.ts';
import { openSslOf, paddingOf } from '../blocks.ts';
import type { RingKey } from '../key-ring.ts';
import type { Taken } from './steps.ts';

/** Bytes of GCM's tag, which stands at the end. */
const TAG = 16;
const TAG_BITS = 128;
const BITS_OF_PADDING = 8;

type Mode = 'cbc' | 'ecb' | 'ctr' | 'cfb' | 'gcm';

/** Deciphers all of the bytes; null where they have not the length, or what comes out not the padding or the tag. */
export function decipherStep(bytes: Uint8Array, step: RecipeStep): Taken | null {
  if (step.key === null) return null;
  const [family, mode] = step.name.split('-') as [string, Mode];
  const cipher = family === 'aes' ? 'aes' : 'des';
  const ring: RingKey = { cipher, bytes: step.key, mode, iv: null, rank: 0, seen: null };
  const block = cipher === 'aes' ? 16 : 8;
  const front = step.iv !== 'front' ? 0 : mode === 'gcm' ? 12 : block;
  if (bytes.byteLength <= front) return null;
  const iv = step.iv === 'front' ? bytes.subarray(0, front) : step.iv;
  const sealed = bytes.subarray(front);
  const [name, key] = openSslOf(ring, mode);
  switch (mode) {
    case 'cbc':
    case 'ecb': {
      if (sealed.byteLength % block !== 0) return null;
      const decipher = createDecipheriv(name, key, mode === 'ecb' ? null : iv).setAutoPadding(false);
      const plain = bytesIn(decipher.update(sealed));
      const padding = paddingOf(plain, plain.byteLength - block, { mask: null, block });
      if (padding === 0) return null;
      return { bytes: plain.subarray(0, plain.byteLength - padding), bits: BITS_OF_PADDING * padding };
    }
    case 'ctr':
    case 'cfb':
      return { bytes: bytesIn(createDecipheriv(name, key, iv).update(sealed)), bits: 0 };
    case 'gcm':
      return iv === null ? null : unsealed(sealed, { name, key, iv });
    default:
      return mode satisfies never;
  }
}

function unsealed(
  sealed: Uint8Array,
  { name, key, iv }: { readonly name: string; readonly key: Uint8Array; readonly iv: Uint8Array },
): Taken | null {
  const end = sealed.byteLength - TAG;
  if (end <= 0) return null;
  const decipher = createDecipheriv(name as 'aes-128-gcm', key, iv, { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(end));
  const bytes = bytesIn(decipher.update(sealed.subarray(0, end)));
  try {
    decipher.final();
    return { bytes, bits: TAG_BITS };
  } catch (error) {
    // The one thing that `final` finds wrong is the tag; data that were authenticated along are in no recipe.
    if (error instanceof Error) return { bytes, bits: 0 };
    throw error;
  }
}
