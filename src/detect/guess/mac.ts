import type { Kind } from '../../case/index.ts';
import { isNamedOtherwise } from './contrary.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

const KINDS: readonly Kind[] = ['bluetooth-mac', 'wifi-mac', 'bssid'];

/** Bits of the first octet (IEEE 802 section 8.4): to a group; not given out by a maker. */
const GROUP = 1;
const LOCAL = 2;

/** Six octets. Without signs between them, or not given out by a maker, only under a name that says so. */
export const mac: Guesser = {
  family: 'mac',
  pattern:
    /(?<![\w.:%-])[0-9a-fA-F]{2}(?:(?::[0-9a-fA-F]{2}){5}|(?:-[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{10})(?![\w:-])/g,
  look(candidate) {
    const octets = candidate.text.replace(/[:-]/g, '').toLowerCase();
    const isBare = octets.length === candidate.text.length;
    // Twelve hexadecimal digits are common, and what surrounds them takes time to ask for.
    if (isBare && !/[a-f]/.test(octets) && !/\d/.test(octets)) return null;
    const first = Number.parseInt(octets.slice(0, 2), 16);
    if ((first & GROUP) !== 0 || new Set(octets).size < 4) return null;
    const names = candidate.names();
    const named = namedAs(names, KINDS);
    const isGivenOut = (first & LOCAL) === 0;
    if (named === null && (isBare || !isGivenOut || !/[a-f]/.test(octets) || isNamedOtherwise(names)))
      return null;
    return {
      kind: named?.kind ?? 'wifi-mac',
      value: octets.replace(/..(?=.)/g, '$&:'),
      confidence: named !== null && isGivenOut ? 'high' : 'medium',
      shape: `six octets as ${isGivenOut ? 'makers give them out' : 'software makes them up'}`,
      name: named?.name ?? null,
    };
  },
};
