import type { Kind } from '../case/index.ts';

/** Signs that stay at either end of a value, so that who knows it recognises it. */
const SHOWN = 2;

/** Values with fewer letters and digits keep only their first: half of the value would be no mask. */
const FEWEST = 10;

/** Kinds of words and not of signs: two letters at each end may be half of the name. */
const WORDS: ReadonlySet<Kind> = new Set(['ssid', 'carrier', 'email', 'contact-email']);

/**
 * A value with stars for most of its letters and digits: `49***********18`, `9c:**:**:**:**:1f`. Signs between them
 * stay, so that one sees how it was written.
 */
export function masked(value: string, kind: Kind): string {
  // How long the fraction is says how exact the place; a degree alone is a hundred kilometres.
  if (kind === 'location')
    return value.replace(/\.\d+/g, (fraction) => `.${'*'.repeat(fraction.length - 1)}`);
  const signs = value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isWord = WORDS.has(kind) || signs < FEWEST;
  const [head, tail] = isWord ? [1, 0] : [SHOWN, SHOWN];
  let at = 0;
  return value.replace(/[\p{L}\p{N}]/gu, (sign) => {
    at += 1;
    return at <= head || at > signs - tail ? sign : '*';
  });
}
