import { luhnDigit } from '../check/luhn.ts';
import { type Market, markets, testMarket } from '../data/markets.ts';
import type { Random } from '../random.ts';

const marketOf = (code: string | null): Market => markets.get(code ?? '') ?? testMarket;

/** An operator of the market; the one value here that cannot be unguessable. */
export function carrier(random: Random, market: string | null): string {
  return random.pick(marketOf(market).operators).name;
}

/** Fifteen digits: an operator of the market and a random subscriber (TS 23.003 §2.2). */
export function imsi(random: Random, market: string | null): string {
  const { mccMnc } = random.pick(marketOf(market).operators);
  return mccMnc + random.digits(15 - mccMnc.length);
}

/** Nineteen digits: 89, the country, a random issuer and account, and the check digit (ITU-T E.118). */
export function iccid(random: Random, market: string | null): string {
  const prefix = `89${marketOf(market).callingCode}`;
  const digits = prefix + random.digits(18 - prefix.length);
  return digits + luhnDigit(digits);
}

/** Country, network, area and cell, with dashes between (TS 23.003 §4.3.1 and §19.6). */
export function cellId(random: Random, market: string | null): string {
  const { mccMnc } = random.pick(marketOf(market).operators);
  const area = random.below(65_000) + 256;
  const cell = random.below(200_000_000) + 1_000_000;
  return `${mccMnc.slice(0, 3)}-${mccMnc.slice(3)}-${area}-${cell}`;
}
