/** A run of telephone numbers that a regulator keeps for fiction: they reach nobody. */
export interface ReservedNumbers {
  /** Where the run is published. */
  readonly source: string;
  /**
   * International numbers; an `x` stands for any digit, and `A` for one of `areaCodes`. Several patterns
   * are one pool.
   */
  readonly patterns: readonly string[];
  readonly areaCodes?: readonly string[];
}

/** By ISO 3166-1 alpha-2 code. What is missing here has no range that its regulator publishes. */
export const reservedNumbers: ReadonlyMap<string, ReservedNumbers> = new Map([
  [
    'US',
    {
      source:
        'NANPA, 555 line numbers: 555-0100 to 555-0199 are set aside for fictional use in every area code',
      patterns: ['+1 A 555 01xx'],
      areaCodes: [
        '202',
        '206',
        '212',
        '213',
        '303',
        '305',
        '312',
        '404',
        '415',
        '503',
        '512',
        '602',
        '617',
        '702',
      ],
    },
  ],
  [
    'GB',
    {
      source:
        'Ofcom, telephone numbers for use in TV and radio drama programmes: mobile 07700 900000 to 900999',
      patterns: ['+44 7700 900xxx'],
    },
  ],
  [
    'AU',
    {
      source: 'ACMA, phone numbers for use in TV shows, films and creative works: thirty mobile numbers',
      patterns: [
        ...[
          '570006',
          '570110',
          '570156',
          '570157',
          '570158',
          '570159',
          '570313',
          '570737',
          '571266',
          '571491',
        ],
        ...[
          '571804',
          '572549',
          '572665',
          '572983',
          '573087',
          '573770',
          '574118',
          '574632',
          '575254',
          '575789',
        ],
        ...[
          '576398',
          '576801',
          '577426',
          '577644',
          '578148',
          '578888',
          '578957',
          '579212',
          '579455',
          '579760',
        ],
      ].map((line) => `+61 491 ${line}`),
    },
  ],
  [
    'FR',
    {
      source: 'Arcep, decision 2018-0881 (numbering plan), numbers for audiovisual works: 06 39 98 xx xx',
      patterns: ['+33 6 39 98 xx xx'],
    },
  ],
  [
    'DE',
    {
      // The mobile numbers of the same notice are too few to be unguessable; five local networks have 1,000 each.
      source: 'Bundesnetzagentur, Mitteilung 148/2021 (Amtsblatt 7/2021), numbers for media productions',
      patterns: [
        '+49 30 23125 xxx',
        '+49 69 90009 xxx',
        '+49 40 66969 xxx',
        '+49 221 4710 xxx',
        '+49 89 99998 xxx',
      ],
    },
  ],
  [
    'SE',
    {
      source: 'PTS, telephone numbers for use in books and films: mobile 070-174 06 05 to 070-174 06 99',
      patterns: [
        '+46 70 174 061x',
        '+46 70 174 062x',
        '+46 70 174 063x',
        '+46 70 174 064x',
        '+46 70 174 065x',
      ].concat(['+46 70 174 066x', '+46 70 174 067x', '+46 70 174 068x', '+46 70 174 069x']),
    },
  ],
  [
    'IE',
    {
      source: 'ComReg, numbering conditions of use, numbers for drama: 020 91x xxxx',
      patterns: ['+353 20 91x xxxx'],
    },
  ],
]);
