import type { FormsRow } from '../forms-page.ts';
import { rfc } from '../page.ts';

const MAC = [['wifi-mac', '64:cc:2e:5a:1b:7f']] as const;
const ADVERTISING_ID = [['advertising-id', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed']] as const;
const DRM_ID = [['drm-id', '00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef']] as const;

/** Families of what is made of hexadecimal digits. */
export const formsOfCodes: readonly FormsRow[] = [
  {
    name: 'mac',
    about:
      'A hardware address: six bytes, with colons, hyphens, points, underscores, spaces or nothing between them; the last first, as radio chips store them; as bytes, and as a number.',
    defined: [{ title: 'IEEE 802, EUI-48', url: 'https://standards.ieee.org/products-programs/regauth/' }],
    words: {
      separators: 'other signs between the bytes, or none',
      reversed: 'the last byte first',
      binary: 'the six bytes themselves',
      decimal: 'the number that the bytes are',
      oui: 'the three bytes of the maker; weak',
    },
    examples: [
      {
        case: { identity: MAC },
        content: '{"mac":"64CC2E5A1B7F"}',
        says: [
          {
            identifier: 'wifi-mac',
            path: 'body/json:/mac',
            layers: [],
            forms: ['upper-case', 'separators'],
            field: 'mac',
          },
        ],
      },
    ],
    case: { identity: MAC },
    writings: [
      { stands: '64:cc:2e:5a:1b:7f', forms: [] },
      { stands: '64:CC:2E:5A:1B:7F', forms: ['upper-case'] },
      { stands: '64-cc-2e-5a-1b-7f', forms: ['separators'] },
      { stands: '64cc.2e5a.1b7f', forms: ['separators'] },
      { stands: '64cc2e5a1b7f', forms: ['separators'] },
      { stands: '7f:1b:5a:2e:cc:64', forms: ['reversed'] },
      { stands: { hex: '06 64cc2e5a1b7f 00' }, forms: ['binary'] },
      { stands: { hex: '06 7f1b5a2ecc64 00' }, forms: ['reversed', 'binary'] },
      { stands: '110828113763199', forms: ['decimal'] },
      { stands: '{"mac":"64:cc:2e"}', forms: ['oui'] },
    ],
    decoys: [
      { stands: '64:cc:2e:5a:1b:7e', because: 'another address of the same maker' },
      { stands: '964cc2e5a1b7f', because: 'a longer number' },
      { stands: '{"color":"64cc2e"}', because: "the maker's bytes need a naming key" },
    ],
    believed: 'No hexadecimal digit stands right before or behind it.',
    unseen: ['EUI-64 with `ff:fe` in the middle, as IPv6 addresses have it.'],
  },
  {
    name: 'uuid',
    about:
      'A UUID: thirty-two hexadecimal digits in groups or in one, either case, with braces or without; and as its sixteen bytes.',
    defined: [rfc(9562, '4')],
    words: {
      separators: 'other signs between the groups, or none',
      binary: 'the sixteen bytes themselves',
      'little-endian': 'the bytes of the first three groups turned round, as Windows keeps them',
    },
    examples: [
      {
        case: { identity: ADVERTISING_ID },
        content: 'gaid=1B9D6BCDBBFD4B2D9B5DAB8DFBBD4BED&v=2',
        says: [
          {
            identifier: 'advertising-id',
            path: 'body/form:gaid',
            layers: [],
            forms: ['upper-case', 'separators'],
            field: 'gaid',
          },
        ],
      },
    ],
    case: { identity: ADVERTISING_ID },
    writings: [
      { stands: '{1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed}', forms: [] },
      { stands: '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed', forms: ['separators'] },
      { stands: '1b9d6bcd_bbfd_4b2d_9b5d_ab8dfbbd4bed', forms: ['separators'] },
      { stands: { hex: '0a10 1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed' }, forms: ['binary'] },
      { stands: { hex: 'cd6b9d1bfdbb2d4b9b5dab8dfbbd4bed00' }, forms: ['binary', 'little-endian'] },
    ],
    decoys: [{ stands: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bee', because: 'the last digit is another' }],
    believed: 'No hexadecimal digit stands right before or behind it.',
    unseen: ['Its first eight digits alone.'],
  },
  {
    name: 'octets',
    about: 'A value in hexadecimal, of at least sixteen digits, as the bytes that it stands for.',
    defined: [],
    words: { binary: 'the bytes themselves' },
    examples: [
      {
        case: { identity: DRM_ID },
        content: { hex: '0a20 00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef' },
        says: [{ identifier: 'drm-id', path: 'body/protobuf:1', layers: [], forms: ['binary'], field: '1' }],
      },
    ],
    case: { identity: DRM_ID },
    writings: [
      {
        stands: { hex: '00 00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef' },
        forms: ['binary'],
      },
    ],
    decoys: [
      {
        stands: { hex: '00 00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdee' },
        because: 'the last byte is another',
      },
    ],
    believed: 'All bytes agree; they are so many that what stands beside them does not matter.',
    unseen: ['Fewer of them.'],
  },
];
