import { parse } from 'tldts';
import type { Kind } from '../../case/index.ts';
import { ADDRESS_BOOK } from './address-book.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

const KINDS: readonly Kind[] = ['email', 'contact-email'];

/** Ends that are kept back for examples and tests (RFC 6761 section 6). */
const RESERVED: ReadonlySet<string> = new Set(['example', 'test', 'invalid']);

/** `name@host`, the host under a public suffix, so that `icon@2x.png` and `react@16.8.0` are none. */
export const email: Guesser = {
  family: 'email',
  pattern:
    /(?<![\w.+%@/~-])[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![\w@/:-]|\.\w)/g,
  look(candidate) {
    const value = candidate.text.toLowerCase();
    const host = value.slice(value.indexOf('@') + 1);
    if (/^\dx\./.test(host) || value.includes('..')) return null;
    const { isIcann, domain } = parse(host, { detectIp: false, mixedInputs: false, validateHostname: false });
    const isReserved = RESERVED.has(host.slice(host.lastIndexOf('.') + 1));
    if (!isReserved && (isIcann !== true || domain === null)) return null;
    const named = namedAs(candidate.names(), KINDS);
    const isContact = named !== null && candidate.around().some((name) => ADDRESS_BOOK.test(name));
    return {
      kind: isContact ? 'contact-email' : 'email',
      value,
      confidence: named === null ? 'medium' : 'high',
      shape: 'the shape of an e-mail address',
      name: named?.name ?? null,
    };
  },
};
