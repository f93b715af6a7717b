import { type Region, type Search, type StreamLayer, streamLayers } from './layers/index.ts';
import { looksEncrypted } from './readability.ts';
import { guessStream } from './unlabelled.ts';

/** Codings that change nothing (RFC 9110 section 12.5.3), and one that readers of transfers undo before us. */
const NO_CODINGS = new Set(['', 'identity', 'none', 'chunked', 'aws-chunked']);

const byLabel = new Map<string, StreamLayer>();
for (const layer of streamLayers) for (const label of layer.labels) byLabel.set(label, layer);

export interface Undone {
  /** What the outermost coding hid; null where there is nothing to undo. */
  readonly region: Region | null;
  /** Codings that are still on what `region` gives. */
  readonly rest: readonly string[];
  /** A label says so and the bytes look like it, but they could not be undone. */
  readonly failed: boolean;
  /** Bytes of a stream that begins as the label says, and of which nothing could be undone. */
  readonly unread: number;
}

/**
 * Undoes the last of the codings that were applied (RFC 9110 section 8.4 lists them in the order of applying).
 * Producers of captures often store what is already decoded and keep the label: where the bytes are plainly
 * readable the label is passed over in silence.
 */
export function undoCoding(codings: readonly string[], search: Search): Undone {
  let failed = false;
  let unread = 0;
  for (let last = codings.length - 1; last >= 0; last--) {
    const label = (codings[last] as string).trim();
    if (NO_CODINGS.has(label) || search.bytes.byteLength === 0) continue;
    const layer = byLabel.get(label);
    const region = layer?.undo(search) ?? null;
    // Some beginnings of any bytes can be read as any stream: a stream of another kind that is whole is what was meant.
    if (region?.fault === 'broken') {
      const meant = guessStream(search);
      if (meant?.claims === true) return { region: meant, rest: codings.slice(0, last), failed, unread };
    }
    if (
      region !== null &&
      (region.bytes.byteLength > 0 || region.fault === null || region.fault === 'too-large')
    ) {
      return { region, rest: codings.slice(0, last), failed, unread };
    }
    const begins = layer?.magic?.matches(search.bytes, 0) === true || region?.fault === 'cut-off';
    if (!search.isText && begins) unread = search.bytes.byteLength;
    failed ||= !search.isText && (begins || looksEncrypted(search.bytes));
  }
  return { region: null, rest: [], failed, unread };
}
