/** Officially assigned codes of ISO 3166-1 alpha-2, and XK, which tables of addresses use for Kosovo. */
export const countries: readonly string[] =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/);

/** What is often written for a country and is no code of it. */
const MEANT: Readonly<Record<string, string>> = {
  UK: 'GB',
  EN: 'GB',
  EL: 'GR',
  JA: 'JP',
  KO: 'KR',
  CS: 'CZ',
  DA: 'DK',
  SP: 'ES',
  SW: 'SE',
  RC: 'TW',
  VT: 'VN',
  AP: 'JP',
};

const known: ReadonlySet<string> = new Set(countries);

export function isCountry(code: string): boolean {
  return known.has(code.toUpperCase());
}

/** How a sentence about a code of no country goes on. */
export function countrySuggestion(code: string): string {
  const written = code.toUpperCase();
  const swapped = [...written].reverse().join('');
  const meant = MEANT[written] ?? (known.has(swapped) ? swapped : null);
  if (meant !== null) return `did you mean "${meant}"?`;
  const alike = countries.filter((each) => each[0] === written[0]);
  return `known here with ${written[0]}: ${alike.join(', ')}`;
}
