import { FEWEST_MEMBERS } from '../../../src/detect/compile-identity.ts';
import { FEWEST_OF_GEOHASH, LONGEST_GEOHASH, MOST_METRES } from '../../../src/detect/forms/index.ts';
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
      'Latitude and longitude, as two numbers near each other or in one geohash; rounded, cut, as integers, in degrees and minutes, as floats in bytes. A place is a measure: what is a few metres off is the same place.',
    defined: [
      { title: 'ISO 6709', url: 'https://www.iso.org/standard/75147.html' },
      { title: 'RFC 5870 (geo URI)', url: 'https://www.rfc-editor.org/rfc/rfc5870' },
      { title: 'Geohash', url: 'https://en.wikipedia.org/wiki/Geohash' },
    ],
    words: {
      rounded: 'fewer decimals, rounded or cut: at least four, or three under names that say so',
      'nearby-10m': 'another point, ten metres off at most',
      'nearby-30m': 'another point, thirty metres off at most',
      'nearby-100m': `another point, ${MOST_METRES} metres off at most; farther ones are another place`,
      e6: 'integers of millionths of a degree',
      e7: 'integers of ten millionths of a degree',
      double: 'a float of 64 bits, either byte first',
      float: 'a float of 32 bits, either byte first',
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
      {
        case: { identity: [['location', '28.613917,-77.209021']] },
        content: '{"loc":{"latitude":28.61395,"accuracy":12.5,"longitude":-77.20907}}',
        says: [
          {
            identifier: 'location',
            path: 'body/json:/loc/json:',
            layers: [],
            forms: ['nearby-10m'],
            field: 'loc',
          },
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
      { stands: '28.6139502,-77.2090733', forms: ['nearby-10m'] },
      { stands: '[-77.2090733,28.6141]', forms: ['nearby-30m'] },
      { stands: '{"lat":28.6141,"lng":-77.2098}', forms: ['nearby-100m'] },
      { stands: '{"lat":286139502,"lon":-772090733}', forms: ['nearby-10m', 'e7'] },
      {
        stands: { hex: '09 5c751daa299d3c40 11 58cb9d99604d53c0' },
        forms: ['double'],
      },
      { stands: { hex: '0d 4ee9e441 15 056b9ac2' }, forms: ['float'] },
      { stands: '28\u00b036\'50.10"N 77\u00b012\'32.48"W', forms: ['dms'] },
      { stands: '{"g":"dm14g14"}', forms: ['geohash'] },
    ],
    decoys: [
      { stands: '{"lat":28.61,"lng":-77.21}', because: 'a kilometre is no place' },
      { stands: '28.6229,-77.2090', because: 'a kilometre off' },
      { stands: '{"lat":-77.209021,"lon":28.613917}', because: 'the names say that it is another place' },
      { stands: '{"price":[28.613917,-77.209021]}', because: 'the name says that it is none' },
      { stands: '286139502,-772090733', because: 'integers near the place need names' },
      { stands: '28.614,-77.209', because: 'three decimals need names' },
      { stands: '{"g":"dm14g15"}', because: "a neighbour's geohash" },
      { stands: '{"lat":28.613917}', because: 'half of a place' },
    ],
    believed: `Both numbers agree, or are together at most ${MOST_METRES} metres from the place, and stand within ${NEAR} bytes of each other, or under names that say which is which. Names that say otherwise count: a latitude under a longitude's name is another place, and a price is none. The case gives at least ${FEWEST_DECIMALS} decimals, and so has what is near by and has no names.`,
    unseen: [
      'Other grids (UTM, Maidenhead, Plus Codes), and rounding to a raster.',
      'Places near by in degrees, minutes and seconds, and in the geohash of a neighbouring field.',
      'Floats of 32 bits, and integers, in bytes that no known container divides.',
    ],
  },
];
