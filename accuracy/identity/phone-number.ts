import type { Random } from '../random.ts';
import type { Market } from './market.ts';

export interface PhoneNumber {
  readonly market: Market;
  /** The digits after the country's code, without a trunk prefix. */
  readonly national: string;
}

export function newPhoneNumber(random: Random, market: Market): PhoneNumber {
  const national = random.pick(market.patterns).replace(/x/g, () => random.digits(1));
  return { market, national };
}

/** The national digits, cut as the market cuts them. */
export function grouped(national: string, sizes: readonly number[]): string[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return national.slice(at - size, at);
  });
}

/** As a case file has it: `+91 98123 45678`. */
export function givenPhone({ market, national }: PhoneNumber): string {
  return `+${market.callingCode} ${grouped(national, market.groups[0] ?? []).join(' ')}`;
}
