import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

/** 3GPP TS 23.003 section 2.2: country code, network code, subscriber; nothing in it can be checked, so it must be named. */
export const imsi: Guesser = {
  family: 'imsi',
  pattern: /(?<![\w.+%-])(?:[2-7]\d|00|90)\d{12,13}(?!\w|[.,-]\d)/g,
  look(candidate) {
    const { text: value } = candidate;
    if (new Set(value).size < 4) return null;
    const named = namedAs(candidate.names(), ['imsi']);
    if (named === null) return null;
    return {
      kind: 'imsi',
      value,
      confidence: 'high',
      shape: `${value.length} digits that begin with a mobile country code`,
      name: named.name,
    };
  },
};
