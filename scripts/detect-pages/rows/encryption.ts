import { imeiSaid } from '../example.ts';
import type { PageRow } from '../page.ts';

const BELIEVED =
  'Padding, checksum and content together are no accident: what a wrong key gives is neither padded nor readable. The usual vectors are tried where the case gives none.';

/** Layers that only a key takes off. */
export const encryption: readonly PageRow[] = [
  {
    name: 'aes',
    about:
      'AES with a key that the case gives, in CBC, ECB, CTR, CFB or GCM; or, in CBC and ECB, with one that another message of the capture hands out under a name such as `key`, `secret` or `token`.',
    defined: [
      { title: 'FIPS 197', url: 'https://csrc.nist.gov/pubs/fips/197/final' },
      { title: 'NIST SP 800-38A', url: 'https://csrc.nist.gov/pubs/sp/800/38/a/final' },
      { title: 'RFC 5652 section 6.3 (padding)', url: 'https://www.rfc-editor.org/rfc/rfc5652#section-6.3' },
    ],
    believed: BELIEVED,
    unseen: [
      'Keys that neither the case nor the capture shows: such bodies count as opaque.',
      'Bytes that begin as a known kind of picture, sound or archive.',
    ],
    examples: [
      {
        case: {
          identity: [['imei', '490154203237518']],
          more: ['keys:', '  - { cipher: aes-128-cbc, key: 0123456789abcdef, iv: fedcba9876543210 }'],
        },
        content: '{"data":"2DIWjOP9c58W3jj6Bmt1uUoubR4sx8MlAvPl0PKYVpA="}',
        standsFor: '{"imei":"490154203237518"}',
        says: [imeiSaid('body/json:/data/base64/aes/json:/imei', ['base64', 'aes'])],
      },
    ],
  },
  {
    name: 'des',
    about: 'DES and Triple DES, in CBC and ECB, with a key that the case gives.',
    defined: [
      { title: 'NIST SP 800-67', url: 'https://csrc.nist.gov/pubs/sp/800/67/r2/final' },
      { title: 'FIPS 46-3', url: 'https://csrc.nist.gov/pubs/fips/46-3/final' },
    ],
    believed: BELIEVED,
    unseen: ['Keys that only the capture shows: those are tried as keys of AES.'],
    examples: [
      {
        case: {
          identity: [['imei', '490154203237518']],
          more: ['keys:', '  - { cipher: 3des-cbc, key: 0123456789abcdefghijklmn, iv: fedcba98 }'],
        },
        content: '{"data":"u+wtpRMa9g+/pCkxi2L2a0FfyuY5BJ08vT71x0s/Kdw="}',
        standsFor: '{"imei":"490154203237518"}',
        says: [imeiSaid('body/json:/data/base64/des/json:/imei', ['base64', 'des'])],
      },
    ],
  },
];
