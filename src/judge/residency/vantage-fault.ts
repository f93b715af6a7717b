import { markets } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';

/** Why nothing can be said for the people of a market from where the phone was watched; null where it can. */
export function vantageFault({ case: { vantage, device } }: Evidence, market: string): string | null {
  const { egressCountry = null, simMccMnc = null } = vantage;
  if (egressCountry === null)
    return 'The case does not say from which country the phone was watched (vantage, egressCountry)';
  if (egressCountry !== market) return `The phone was watched from ${egressCountry}`;
  const sim = simMccMnc === null ? undefined : countryOfMcc.get(simMccMnc.slice(0, 3));
  if (sim !== undefined && sim !== market) return `The SIM in the phone was one of ${sim}`;
  const soldFor = device.market ?? null;
  return soldFor === null || soldFor === market ? null : `The phone was one that is sold for ${soldFor}`;
}

/** What else decides where a phone is sent, and the case does not say. */
export function vantageGaps({ case: { vantage } }: Evidence): string[] {
  const { resolver = null, simMccMnc = null, locale = null } = vantage;
  return [
    ...(resolver === null ? ['resolver'] : []),
    ...(simMccMnc === null ? ['SIM'] : []),
    ...(locale === null ? ['locale'] : []),
  ];
}

const countryOfMcc = new Map(
  [...markets.values()].flatMap(({ code, operators }) =>
    operators.map(({ mccMnc }) => [mccMnc.slice(0, 3), code] as const),
  ),
);
