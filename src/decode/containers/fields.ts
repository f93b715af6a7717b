import { latin1Of } from '../../base/index.ts';
import type { Container } from './container.ts';

const COLON = 0x3a;
const LINE_FEED = 0x0a;

/** The header fields of a multipart's part (RFC 2046 section 5.1). */
export const fields: Container = {
  name: 'header',
  read({ bytes, region, hint }) {
    if (hint !== 'fields') return null;
    const inside = bytes.subarray(region.start, region.end);
    return {
      locate(span) {
        const at = span.start - region.start;
        const start = at === 0 ? 0 : inside.lastIndexOf(LINE_FEED, at - 1) + 1;
        const next = inside.indexOf(LINE_FEED, at);
        const end = next === -1 ? inside.byteLength : next;
        const colon = inside.indexOf(COLON, start);
        if (colon === -1 || colon >= at || span.end - region.start > end) return null;
        const name = latin1Of(inside.subarray(start, colon));
        const value = { start: region.start + colon + 1, end: region.start + end };
        return { kind: 'header', names: [name], field: name, value, hint: null };
      },
    };
  },
};
