import type { Kind } from '../../case/index.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

const KINDS: readonly Kind[] = ['gsf-id', 'android-id'];

/** Sixteen hexadecimal digits beside a name; times and counters are made of figures alone. */
export const androidId: Guesser = {
  family: 'android-id',
  pattern: /(?<![\w-])[0-9a-fA-F]{16}(?![\w-])/g,
  look(candidate) {
    const value = candidate.text.toLowerCase();
    if (!/[a-f]/.test(value) || new Set(value).size < 5) return null;
    const named = namedAs(candidate.names(), KINDS);
    if (named === null) return null;
    return {
      kind: named.kind,
      value,
      confidence: /android|ssaid|gsf/i.test(named.name) ? 'high' : 'medium',
      shape: '16 hexadecimal digits',
      name: named.name,
    };
  },
};
