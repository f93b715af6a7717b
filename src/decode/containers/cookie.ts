import { pairs } from '../pairs.ts';
import type { Container } from './container.ts';

/** The value of Cookie and Set-Cookie (RFC 6265 sections 4.1.1 and 4.2.1). */
export const cookie: Container = {
  name: 'cookie',
  read({ bytes, region, hint }) {
    return hint === 'cookie' ? pairs(bytes, region, { kind: 'cookie', grammar: 'cookie' }) : null;
  },
};
