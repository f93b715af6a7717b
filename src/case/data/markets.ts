/** A mobile network operator of a market. */
export interface Operator {
  /** The name a phone shows. */
  readonly name: string;
  /** Mobile country code and network code, five or six digits (ITU-T E.212). */
  readonly mccMnc: string;
}

/** What a canary identity needs to know of a country. */
export interface Market {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Country calling code (ITU-T E.164). */
  readonly callingCode: string;
  readonly operators: readonly [Operator, ...Operator[]];
  /** A city, latitude and longitude in degrees: canary locations lie within a few kilometres of it. */
  readonly place: readonly [latitude: number, longitude: number];
}

const operator = (mccMnc: string, name: string): Operator => ({ mccMnc, name });

/**
 * The seven markets of the founding case, then others. Network codes are those of the ITU Operational
 * Bulletin's list of E.212 mobile network codes, as public operator tables (mcc-mnc.com, GSMA brand names)
 * repeat them; an operator with many codes stands with one of them.
 */
const table: readonly Market[] = [
  {
    code: 'HK',
    callingCode: '852',
    operators: [
      operator('45400', 'CSL'),
      operator('45403', '3 Hong Kong'),
      operator('45406', 'SmarTone'),
      operator('45412', 'China Mobile HK'),
    ],
    place: [22.3193, 114.1694],
  },
  {
    code: 'IN',
    callingCode: '91',
    operators: [
      operator('40410', 'Airtel'), // Delhi
      operator('40420', 'Vodafone IN'), // Mumbai
      operator('40471', 'BSNL Mobile'), // Karnataka
      operator('405840', 'Jio 4G'), // West Bengal
    ],
    place: [28.6139, 77.209],
  },
  {
    code: 'ID',
    callingCode: '62',
    operators: [operator('51010', 'TELKOMSEL'), operator('51001', 'INDOSAT'), operator('51011', 'XL Axiata')],
    place: [-6.2088, 106.8456],
  },
  {
    code: 'MY',
    callingCode: '60',
    operators: [operator('50212', 'Maxis'), operator('50219', 'Celcom'), operator('50216', 'DiGi')],
    place: [3.139, 101.6869],
  },
  {
    code: 'PH',
    callingCode: '63',
    operators: [operator('51502', 'Globe Telecom'), operator('51503', 'SMART')],
    place: [14.5995, 120.9842],
  },
  {
    code: 'SG',
    callingCode: '65',
    operators: [
      operator('52501', 'Singtel'),
      operator('52503', 'M1 Singapore'),
      operator('52505', 'StarHub'),
    ],
    place: [1.3521, 103.8198],
  },
  {
    code: 'TW',
    callingCode: '886',
    operators: [
      operator('46692', 'Chunghwa Telecom'),
      operator('46697', 'Taiwan Mobile'),
      operator('46601', 'Far EasTone'),
    ],
    place: [25.033, 121.5654],
  },
  {
    code: 'CN',
    callingCode: '86',
    operators: [
      operator('46000', 'China Mobile'),
      operator('46001', 'China Unicom'),
      operator('46011', 'China Telecom'),
    ],
    place: [39.9042, 116.4074],
  },
  {
    code: 'US',
    callingCode: '1',
    operators: [operator('310260', 'T-Mobile'), operator('310410', 'AT&T'), operator('311480', 'Verizon')],
    place: [40.7128, -74.006],
  },
  {
    code: 'GB',
    callingCode: '44',
    operators: [
      operator('23430', 'EE'),
      operator('23410', 'O2 - UK'),
      operator('23415', 'vodafone UK'),
      operator('23420', '3 UK'),
    ],
    place: [51.5074, -0.1278],
  },
  {
    code: 'DE',
    callingCode: '49',
    operators: [
      operator('26201', 'Telekom.de'),
      operator('26202', 'Vodafone.de'),
      operator('26207', 'o2 - de'),
    ],
    place: [52.52, 13.405],
  },
  {
    code: 'FR',
    callingCode: '33',
    operators: [
      operator('20801', 'Orange F'),
      operator('20810', 'SFR'),
      operator('20815', 'Free Mobile'),
      operator('20820', 'Bouygues Telecom'),
    ],
    place: [48.8566, 2.3522],
  },
  {
    code: 'BR',
    callingCode: '55',
    operators: [operator('72405', 'Claro BR'), operator('72406', 'VIVO'), operator('72402', 'TIM BRASIL')],
    place: [-23.5505, -46.6333],
  },
  {
    code: 'AU',
    callingCode: '61',
    operators: [
      operator('50501', 'Telstra'),
      operator('50502', 'YES OPTUS'),
      operator('50503', 'vodafone AU'),
    ],
    place: [-33.8688, 151.2093],
  },
  {
    code: 'JP',
    callingCode: '81',
    operators: [operator('44010', 'NTT DOCOMO'), operator('44020', 'SoftBank'), operator('44050', 'KDDI')],
    place: [35.6762, 139.6503],
  },
  {
    code: 'SE',
    callingCode: '46',
    operators: [operator('24001', 'Telia'), operator('24007', 'Tele2'), operator('24008', 'Telenor SE')],
    place: [59.3293, 18.0686],
  },
  {
    code: 'IE',
    callingCode: '353',
    operators: [operator('27201', 'vodafone IE'), operator('27203', 'eir IRL'), operator('27205', '3 IRL')],
    place: [53.3498, -6.2603],
  },
];

export const markets: ReadonlyMap<string, Market> = new Map(table.map((market) => [market.code, market]));

/**
 * Where no market is known: country code 001 and network 01 belong to test networks (ITU-T E.212,
 * and what radio testers send), calling code 999 to nobody (E.164 keeps it back), and the place is at sea.
 */
export const testMarket: Market = {
  code: 'ZZ',
  callingCode: '999',
  operators: [operator('00101', 'Test PLMN 1-1')],
  place: [12.4, -31.7],
};
