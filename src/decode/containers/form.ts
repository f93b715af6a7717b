import { looksLikePairs } from '../pair.ts';
import { pairs } from '../pairs.ts';
import type { Container } from './container.ts';

/** application/x-www-form-urlencoded (WHATWG URL, section 5), labelled or plainly looking like it. */
export const form: Container = {
  name: 'form',
  read({ bytes, region, hint }) {
    const labelled = hint?.includes('x-www-form-urlencoded') === true;
    if (!labelled && !looksLikePairs(bytes, region)) return null;
    return pairs(bytes, region, { kind: 'form', grammar: 'form' });
  },
};
