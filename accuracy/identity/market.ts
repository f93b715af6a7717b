/** What the generator knows of a country; its own knowledge, not the product's. */
export interface Market {
  readonly code: string;
  readonly callingCode: string;
  /** What is dialled before a national number, if anything. */
  readonly trunk: string;
  /** National numbers, `x` being any digit: kept for fiction where the country keeps any, else mobile ones. */
  readonly patterns: readonly string[];
  /** How people group national digits; the first is the one that the case file uses. */
  readonly groups: readonly (readonly number[])[];
  /** How many digits people put in brackets in front, the trunk prefix among them; 0: nobody does. */
  readonly brackets: number;
  readonly operators: readonly { readonly name: string; readonly code: string }[];
  readonly place: readonly [latitude: number, longitude: number];
}

export const MARKETS: readonly Market[] = [
  {
    code: 'IN',
    callingCode: '91',
    trunk: '0',
    patterns: ['98xxxxxxxx', '99xxxxxxxx', '81xxxxxxxx'],
    groups: [[5, 5], [10], [3, 3, 4]],
    brackets: 0,
    operators: [
      { name: 'Airtel', code: '40410' },
      { name: 'Jio 4G', code: '405840' },
    ],
    place: [28.6139, 77.209],
  },
  {
    // 555-0100 to 555-0199 are kept for fiction (ATIS-0300115).
    code: 'US',
    callingCode: '1',
    trunk: '',
    patterns: ['20155501xx', '30255501xx', '41255501xx', '51555501xx', '61755501xx', '71855501xx'],
    groups: [[3, 3, 4]],
    brackets: 3,
    operators: [
      { name: 'T-Mobile', code: '310260' },
      { name: 'Verizon', code: '311480' },
    ],
    place: [40.7128, -74.006],
  },
  {
    // Ofcom keeps 07700 900000 to 900999 for drama.
    code: 'GB',
    callingCode: '44',
    trunk: '0',
    patterns: ['7700900xxx'],
    groups: [
      [4, 6],
      [4, 3, 3],
    ],
    brackets: 0,
    operators: [
      { name: 'EE', code: '23430' },
      { name: 'vodafone UK', code: '23415' },
    ],
    place: [51.5074, -0.1278],
  },
  {
    // ARCEP keeps 06 39 98 xx xx for works of fiction.
    code: 'FR',
    callingCode: '33',
    trunk: '0',
    patterns: ['63998xxxx'],
    groups: [[1, 2, 2, 2, 2]],
    brackets: 0,
    operators: [
      { name: 'Orange F', code: '20801' },
      { name: 'SFR', code: '20810' },
    ],
    place: [48.8566, 2.3522],
  },
  {
    code: 'CN',
    callingCode: '86',
    trunk: '',
    patterns: ['139xxxxxxxx', '186xxxxxxxx'],
    groups: [[3, 4, 4], [11]],
    brackets: 0,
    operators: [
      { name: 'China Mobile', code: '46000' },
      { name: 'China Unicom', code: '46001' },
    ],
    place: [39.9042, 116.4074],
  },
  {
    code: 'BR',
    callingCode: '55',
    trunk: '0',
    patterns: ['119xxxxxxxx', '219xxxxxxxx'],
    groups: [[2, 5, 4]],
    brackets: 2,
    operators: [
      { name: 'VIVO', code: '72406' },
      { name: 'TIM BRASIL', code: '72402' },
    ],
    place: [-23.5505, -46.6333],
  },
];
