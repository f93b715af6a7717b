import type { Span } from '../base/index.ts';
import { base58Region } from './base58-region.ts';
import { type Base64Run, base64Region, glanceBase64 } from './base64-region.ts';
import { glanceHex, type HexRun, hexRegion } from './hex-region.ts';
import type { Noise, Region, Search } from './layers/layer-finder.ts';
import { LEAST_TELLING_BYTES } from './readability.ts';
import { Scratch } from './scratch.ts';

/*
 * Tells what a word of letters stands for, if it may still be afforded and is worth a look: of noise nothing is made.
 */

type Found = (region: Region) => void;

/** Longer ones are never idle. */
const scratch = new Scratch(LEAST_TELLING_BYTES);

export interface Base64Word {
  readonly run: Base64Run;
  readonly layer: 'base64' | 'base64url';
  /** The run is read from a letter that nothing says it begins with. */
  readonly isShifted?: true;
}

export function tellBase64Word(search: Search, { run, layer, isShifted }: Base64Word, found: Found): void {
  if (!search.affords(run)) return;
  const glance = search.noiseOf === undefined ? null : glanceBase64(search.bytes, run, scratch);
  const noise = glance === null ? null : search.noiseOf?.(glance, isShifted === true);
  if (noise === 'idle') search.passedOver?.(run);
  else tell(base64Region(search.bytes, run, layer), noise, found);
}

export function tellHexWord(search: Search, run: HexRun, found: Found): void {
  if (!search.affords(run)) return;
  const glance = search.noiseOf === undefined ? null : glanceHex(search.bytes, run, scratch);
  const noise = glance === null ? null : search.noiseOf?.(glance, false);
  if (noise === 'idle') search.passedOver?.(run);
  else tell(hexRegion(search.bytes, run), noise, found);
}

export function tellBase58Word(
  search: Search,
  { span, decoded }: { readonly span: Span; readonly decoded: Uint8Array },
  found: Found,
): void {
  const noise = search.noiseOf?.(decoded, false);
  if (noise === 'idle') search.passedOver?.(span);
  else tell(base58Region(span, decoded), noise, found);
}

function tell(region: Region, noise: Noise | null | undefined, found: Found): void {
  found(noise === 'sealed' ? { ...region, isSealed: true } : region);
}
