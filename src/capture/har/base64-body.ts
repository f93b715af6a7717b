import { latin1Of, type Sourced } from '../../base/index.ts';

/**
 * Decodes a text that its producer says is base64. A span of the result points at the groups of four characters
 * that hold it; at the whole text where line breaks or padding in its middle move the groups about.
 * A text that is no base64 after all stays as it is: nothing is lost, and decoding proper may find what it is.
 */
export function decodeBase64Text(text: Sourced): Sourced {
  const written = latin1Of(text.bytes);
  const decoded = Buffer.from(written, 'base64');
  const bytes = new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.byteLength);
  const { byteLength } = text.bytes;
  const unpadded = byteLength - (written.endsWith('==') ? 2 : written.endsWith('=') ? 1 : 0);
  // Node passes over characters that are no base64; where it passed over none, the lengths agree.
  const isPlain = bytes.byteLength === Math.floor((unpadded * 3) / 4) && unpadded % 4 !== 1;
  if (!isPlain && !isBase64(written)) return text;
  return {
    bytes,
    source: {
      pieces({ start, end }) {
        if (end <= start) return [];
        if (!isPlain) return text.source.pieces({ start: 0, end: byteLength });
        const groups = { start: Math.floor(start / 3) * 4, end: Math.ceil(end / 3) * 4 };
        return text.source.pieces({ start: groups.start, end: Math.min(groups.end, unpadded) });
      },
    },
  };
}

/** Letters of either alphabet and white space (RFC 4648, RFC 2045 section 6.8), padding only at the end. */
function isBase64(text: string): boolean {
  const padding = text.indexOf('=');
  return !/[^\w+/=\s-]/.test(text) && (padding === -1 || !/[^=\s]/.test(text.slice(padding)));
}
