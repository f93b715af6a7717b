import type { ResidencyOutcome } from '../src/judge/index.ts';

/** A server as the page shows it: what was spoken to, when, and what each table says of it. */
export interface ExampleServer {
  readonly host: string;
  readonly address: string;
  readonly days: readonly [from: string, to: string];
  /** By table: a country, or `US Oregon`. */
  readonly says: Readonly<Record<string, string>>;
  readonly edge?: string;
  readonly roundTrip?: number;
}

export interface ResidencyExample {
  readonly title: string;
  /** What it shows, in Markdown. */
  readonly shows: string;
  readonly servers: readonly ExampleServer[];
  /** Country that the phone was watched from; India where left out, none where null. */
  readonly vantage?: string | null;
  readonly says: readonly {
    readonly month: string | null;
    readonly verdict: ResidencyOutcome;
    readonly because: string;
  }[];
}

/** The promise that all examples are held against, as a claim writes it. */
export const PROMISE = `resides:
  services: [cloud]
  markets: [IN]
  places:
    - { country: US, region: Oregon }
    - { country: SG }
  by: 2014-12-31
  exceptions:
    - { what: purchases through another seller }
    - { what: static pages, hosts: [static.vendor.example] }
`;

/** Tables of the examples, and the days they were built. */
export const TABLES = {
  countries: '2015-01-01',
  'other countries': '2014-12-01',
  'AWS ranges': '2015-01-02',
  'countries of today': '2026-06-01',
} as const;

export const SERVICES = [{ id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] }] as const;

const INDIA = 'Seen from IN.';
const OUTSIDE = 'Outside the promise: purchases through another seller; static pages.';
const ONWARD =
  'What is done with the data on the server, and where it is sent on to, cannot be seen from the phone.';
const said = (sentence: string) => `${sentence} ${INDIA} ${OUTSIDE} ${ONWARD}`;

const JANUARY = ['2015-01-10', '2015-01-20'] as const;
const oregon = { host: 'sync.vendor.example', address: '54.186.30.84', days: JANUARY };
const beijing = { host: 'sms.vendor.example', address: '42.62.48.85', days: JANUARY };

export const residencyExamples: readonly ResidencyExample[] = [
  {
    title: 'Kept',
    shows: 'Every server of the service that was spoken to in that month was in one of the places.',
    servers: [{ ...oregon, says: { countries: 'US', 'AWS ranges': 'US Oregon' } }],
    says: [
      {
        month: '2015-01',
        verdict: 'upheld',
        because: said(
          'sync.vendor.example in US (countries of 2015-01-01) and in US, Oregon (AWS ranges of 2015-01-02), as promised.',
        ),
      },
    ],
  },
  {
    title: 'One server left behind',
    shows:
      'One server out of place breaks the promise. Months before it was due are shown, and break nothing.',
    servers: [
      { ...beijing, days: ['2014-11-03', '2014-11-30'], says: { countries: 'CN' } },
      { ...oregon, says: { countries: 'US', 'AWS ranges': 'US Oregon' } },
      { ...beijing, says: { countries: 'CN' } },
    ],
    says: [
      {
        month: '2014-11',
        verdict: 'not-tested',
        because: said(
          'sms.vendor.example in CN (countries of 2015-01-01); promised was US (Oregon) or SG by 2014-12-31, which was still to come.',
        ),
      },
      {
        month: '2015-01',
        verdict: 'refuted',
        because: said('sms.vendor.example in CN (countries of 2015-01-01), and not in US (Oregon) or SG.'),
      },
    ],
  },
  {
    title: 'The right country, the wrong region',
    shows: 'A region was promised, and a table knows the region.',
    servers: [
      { ...oregon, address: '54.183.20.84', says: { countries: 'US', 'AWS ranges': 'US California' } },
    ],
    says: [
      {
        month: '2015-01',
        verdict: 'refuted',
        because: said(
          'sync.vendor.example in US (countries of 2015-01-01) and in US, California (AWS ranges of 2015-01-02): the country is right, the region is not; promised was US (Oregon) or SG.',
        ),
      },
    ],
  },
  {
    title: 'The region is not known',
    shows: 'No table of regions covers the address. `telltale geo add ip-ranges.json` may.',
    servers: [{ ...oregon, says: { countries: 'US' } }],
    says: [
      {
        month: '2015-01',
        verdict: 'partly',
        because: said(
          'sync.vendor.example in US (countries of 2015-01-01): country yes, region unknown; promised was US (Oregon) or SG.',
        ),
      },
    ],
  },
  {
    title: 'Tables disagree',
    shows: 'Both are named, and neither is believed over the other.',
    servers: [{ ...oregon, says: { countries: 'SG', 'other countries': 'CN' } }],
    says: [
      {
        month: '2015-01',
        verdict: 'partly',
        because: said(
          'Tables disagree: sync.vendor.example in SG (countries of 2015-01-01) and in CN (other countries of 2014-12-01).',
        ),
      },
    ],
  },
  {
    title: 'An answer that came too soon',
    shows:
      'Light in fibre goes 200 km in a millisecond. An answer within 12 ms cannot have been from India to the United States and back, so the table that says so is refuted, and the other one is left.',
    servers: [{ ...oregon, roundTrip: 12, says: { countries: 'US', 'other countries': 'SG' } }],
    vantage: 'IN',
    says: [
      {
        month: '2015-01',
        verdict: 'upheld',
        because: said(
          'sync.vendor.example in SG (other countries of 2014-12-01), and not in US as countries of 2015-01-01 says, for it answered within 12 ms, as promised.',
        ),
      },
    ],
  },
  {
    title: 'The table nearest to the capture',
    shows:
      'Addresses are sold and moved. Of the tables there are, those nearest to the month are asked: here the one of 2015, and not that of 2026.',
    servers: [{ ...oregon, says: { countries: 'SG', 'countries of today': 'CN' } }],
    says: [
      {
        month: '2015-01',
        verdict: 'upheld',
        because: said('sync.vendor.example in SG (countries of 2015-01-01), as promised.'),
      },
    ],
  },
  {
    title: 'A content network',
    shows: 'It answers from wherever is nearest: its addresses are marked and not judged.',
    servers: [{ ...oregon, edge: 'Amazon CloudFront', says: { countries: 'US' } }],
    says: [
      {
        month: '2015-01',
        verdict: 'not-tested',
        because: said(
          'sync.vendor.example on Amazon CloudFront (by published ranges): a content network answers from wherever is nearest, so its addresses are not judged.',
        ),
      },
    ],
  },
  {
    title: 'Watched from somewhere else',
    shows: 'A phone in Finland tells nothing about where a phone in India would be sent to.',
    servers: [{ ...oregon, says: { countries: 'SG' } }],
    vantage: 'FI',
    says: [
      {
        month: null,
        verdict: 'not-tested',
        because: `The phone was watched from FI, so nothing is known for IN. ${ONWARD}`,
      },
    ],
  },
  {
    title: 'Nobody said from where it was watched',
    shows: 'The case needs a `vantage`.',
    servers: [{ ...oregon, says: { countries: 'SG' } }],
    vantage: null,
    says: [
      {
        month: null,
        verdict: 'not-tested',
        because: `The case does not say from which country the phone was watched (vantage, egressCountry), so nothing is known for IN. ${ONWARD}`,
      },
    ],
  },
];

/** What a text report draws of a service that moved. */
export const DRAWING = `\
               bytes                                   identifiers
  2014-10  CN  ████████████████████  100 %     1.0 kB  1 of 1
               ────────────────────                    due by 2014-10-31: cloud
  2014-11  US  ███████████████        75 %  750 bytes  1 of 2
           CN  █████                  25 %  250 bytes  1 of 2`;
