import { markets, testMarket } from '../data/markets.ts';
import type { Random } from '../random.ts';
import { capitalised, givenName, inventedWord } from './words.ts';

export function personName(random: Random): string {
  return `${givenName(random)} ${capitalised(inventedWord(random))}`;
}

/** At a domain that is nobody's and takes no mail (RFC 2606 §3). */
export function email(random: Random): string {
  return `${inventedWord(random)}.${inventedWord(random)}@${random.pick(['example.com', 'example.net', 'example.org'])}`;
}

export function accountId(random: Random): string {
  return `${inventedWord(random)}_${random.digits(6)}`;
}

export function postalAddress(random: Random): string {
  return `${random.below(180) + 10} ${capitalised(inventedWord(random))} Road, ${capitalised(inventedWord(random))}`;
}

/** Within about ten kilometres of the market's city, to a tenth of a metre. */
export function location(random: Random, market: string | null): string {
  const [latitude, longitude] = (markets.get(market ?? '') ?? testMarket).place;
  const near = (degrees: number) => (degrees + (random.below(200_001) - 100_000) / 1e6).toFixed(6);
  return `${near(latitude)},${near(longitude)}`;
}

export function orderId(random: Random): string {
  return `OD-${random.digits(4)}-${random.hex(8)}`.toUpperCase();
}

export function url(random: Random): string {
  return `https://www.example.com/${inventedWord(random)}/${inventedWord(random)}-${random.hex(6)}`;
}
