import { FEWEST_MEMBERS } from '../../../src/detect/compile-identity.ts';
import { FEWEST_OF_GEOHASH, LONGEST_GEOHASH } from '../../../src/detect/forms/index.ts';
import { FEWEST_DECIMALS } from '../../../src/detect/forms/location.ts';
import { NEAR } from '../../../src/detect/near.ts';
import type { FormsRow } from '../forms-page.ts';

const APPS = [
  [
    'app-list',
    ['com.example.notes', 'com.example.bank', 'org.example.chess', 'net.example.mail', 'com.example.map'],
  ],
] as const;

/** Families of what counts only where several things stand together. */
export const formsOfGroups: readonly FormsRow[] = [
  {
    name: 'set',
    about: 'A list, such as that of the installed apps, whose members count only together.',
    defined: [],
    words: { set: 'enough members of the list' },
    examples: [
      {
        case: { identity: APPS },
        content: '{"pkgs":"com.example.notes;com.android.phone;org.example.chess;net.example.mail"}',
        says: [
          { identifier: 'app-list', path: 'body/json:/pkgs', layers: [], forms: ['set'], field: 'pkgs' },
        ],
      },
    ],
    case: { identity: APPS },
    writings: [{ stands: 'com.example.bank,com.example.map,org.example.chess', forms: ['set'] }],
    decoys: [
      { stands: 'com.example.bank,com.example.map', because: 'two of five' },
      { stands: 'com.example.bank.x,com.example.map.x,org.example.chess.x', because: 'other packages' },
    ],
    believed: `At least half of the members, and at least ${FEWEST_MEMBERS}, stand in one section.`,
    unseen: ['Members by themselves: what one app says of itself is no list.'],
  },
  {
    name: 'location',
    about:
      'Latitude and longitude, as two numbers near each other or in one geohash; rounded, cut, as integers, in degrees and minutes.',
    defined: [
      { title: 'ISO 6709', url: 'https://www.iso.org/standard/75147.html' },
      { title: 'RFC 5870 (geo URI)', url: 'https://www.rfc-editor.org/rfc/rfc5870' },
      { title: 'Geohash', url: 'https://en.wikipedia.org/wiki/Geohash' },
    ],
    words: {
      rounded: 'fewer decimals, rounded or cut: at least four, or three under names that say so',
      e6: 'integers of millionths of a degree',
      e7: 'integers of ten millionths of a degree',
      dms: 'degrees, minutes and seconds',
      geohash: `${FEWEST_OF_GEOHASH} to ${LONGEST_GEOHASH} letters of a geohash`,
    },
    examples: [
      {
        case: { identity: [['location', '28.613917,-77.209021']] },
        content: '{"loc":"28.61392,-77.20902"}',
        says: [
          { identifier: 'location', path: 'body/json:/loc', layers: [], forms: ['rounded'], field: 'loc' },
        ],
      },
    ],
    case: { identity: [['location', '28.613917,-77.209021']] },
    writings: [
      { stands: '28.613917,-77.209021', forms: [] },
      { stands: '28.6139,-77.2090', forms: ['rounded'] },
      { stands: '{"lat":28.614,"lng":-77.209}', forms: ['rounded'] },
      { stands: '{"lat":28613917,"lon":-77209021}', forms: ['e6'] },
      { stands: '286139170,-772090210', forms: ['e7'] },
      { stands: '28\u00b036\'50.10"N 77\u00b012\'32.48"W', forms: ['dms'] },
      { stands: '{"g":"dm14g14"}', forms: ['geohash'] },
    ],
    decoys: [
      { stands: '{"lat":28.61,"lng":-77.21}', because: 'a kilometre is no place' },
      { stands: '28.614,-77.209', because: 'three decimals need names' },
      { stands: '{"g":"dm14g15"}', because: "a neighbour's geohash" },
      { stands: '{"lat":28.613917}', because: 'half of a place' },
    ],
    believed: `Both numbers agree and stand within ${NEAR} bytes of each other, or under names that say which is which. The case gives at least ${FEWEST_DECIMALS} decimals.`,
    unseen: ['Other grids (UTM, Maidenhead, Plus Codes), and rounding to a raster.'],
  },
];
