import { coordinatesOf } from '../../case/index.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

/** Two numbers of degrees with three places or more (a hundred metres), beside a name that says so. */
export const location: Guesser = {
  family: 'location',
  pattern: /(?<![\w.+%-])-?\d{1,2}\.\d{3,15}(?:,|;|%2C|, )-?\d{1,3}\.\d{3,15}(?![\w.%])/gi,
  look(candidate) {
    const value = candidate.text.replace(/;|%2C|, /i, ',');
    if (coordinatesOf(value) === null || /^-?0+\.0+,/.test(value)) return null;
    const named = namedAs(candidate.names(), ['location']);
    if (named === null) return null;
    return {
      kind: 'location',
      value,
      confidence: 'high',
      shape: 'latitude and longitude with three places or more',
      name: named.name,
    };
  },
};
