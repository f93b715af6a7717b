import { pathOf } from '../decode/index.ts';
import type { Found } from './found.ts';

/** Words that say of a number that it is money, a measure or a moment. */
const OTHERWISE: ReadonlySet<string> = new Set(
  `price prices cost costs amount amounts fee fees tax total subtotal sum balance bid ask rate rates percent ratio
  score scores rank rating weight width height length size depth volume area duration elapsed latency delay time times
  timestamp version temperature temp humidity pressure voltage volt current power battery level speed lo hi low high open
  close min max mean average avg median deviation`.split(/\s+/),
);

/** Names that say nothing, so that the one around them counts: of lists, of one letter, of containers. */
const SAYS_NOTHING = /^(?:\d+|.|\*|#text|value|values|val|data|item|items|list|entry|entries|)$/i;

/** Names around a number that are looked at. */
const MOST_NAMES = 4;

/** Whether the nearest name around a coordinate that says anything says that it is none. */
export function isNoPlace({ part, span }: Pick<Found, 'part' | 'span'>): boolean {
  const { path, layers } = pathOf(part, span);
  const unnamed: ReadonlySet<string> = new Set(layers);
  const steps = path.split('/').filter((step) => !unnamed.has(step));
  for (const step of steps.reverse().slice(0, MOST_NAMES)) {
    const name = step.slice(step.indexOf(':') + 1);
    if (SAYS_NOTHING.test(name)) continue;
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/);
    return words.some((word) => OTHERWISE.has(word));
  }
  return false;
}
