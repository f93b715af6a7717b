import { gunzipMembers, isGzipAt } from '../gzip-members.ts';
import { wholeRegion } from '../whole-region.ts';
import type { StreamLayer } from './layer-finder.ts';

/** gzip (RFC 1952), wherever its first bytes stand: as a body, in a multipart, after a gRPC length. */
export const gzip: StreamLayer = {
  kind: 'stream',
  layers: ['gzip'],
  labels: ['gzip', 'x-gzip'],
  magic: {
    firstByte: 0x1f,
    matches: isGzipAt,
    open({ bytes, mostDecoded }, { start, end }) {
      const read = gunzipMembers(bytes.subarray(start, end), mostDecoded(end - start));
      return read === null ? null : wholeRegion('gzip', { start, end: start + read.consumed }, read);
    },
  },
  undo({ bytes, mostDecoded }) {
    if (!isGzipAt(bytes, 0)) return null;
    const read = gunzipMembers(bytes, mostDecoded(bytes.byteLength));
    return read === null ? null : wholeRegion('gzip', { start: 0, end: bytes.byteLength }, read);
  },
};
