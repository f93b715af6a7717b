import { imeiSaid } from '../example.ts';
import type { PageRow } from '../page.ts';

const STANDS_FOR = '{"imei":"490154203237518"}';

/** Layers that only hide what stands there. */
export const disguises: readonly PageRow[] = [
  {
    name: 'reversed',
    about: 'The bytes in the opposite order.',
    defined: [],
    believed:
      'All of a part ends as JSON or XML begins, or has a URL or percent-escapes backwards; or a value in a part of up to 4,096 bytes could be a number, an address or a name backwards; or base64 or hexadecimal gives text backwards. What is found must stand whole, as everywhere.',
    unseen: ['Values in longer parts.', 'Names without capitals.', 'Compressed and other bytes backwards.'],
    examples: [
      {
        content: '{"k":"815732302451094"}',
        says: [imeiSaid('body/json:/k/reversed', ['reversed'], 'k')],
      },
    ],
  },
  {
    name: 'rot13',
    about: 'Each letter moved by thirteen places. Figures stay as they are.',
    defined: [{ title: 'ROT13', url: 'https://en.wikipedia.org/wiki/ROT13' }],
    believed:
      'The letters say so: those that are frequent in words are rare, and the other way round; of all of a part, or of one value in a part of up to 4,096 bytes.',
    unseen: ['Other shifts.', 'Values of fewer than six letters, and rare names.'],
    examples: [
      {
        case: { identity: [['contact-name', 'Asha Testcase']] },
        content: '{"event":"contacts","source":"phonebook","name":"Nfun Grfgpnfr"}',
        says: [
          {
            identifier: 'contact-name',
            path: 'body/json:/name/rot13',
            layers: ['rot13'],
            forms: [],
            field: 'name',
          },
        ],
      },
    ],
  },
  {
    name: 'xor',
    about: 'Every byte changed by the same one.',
    defined: [],
    believed:
      'All of a part, or of a field, becomes text, a stream that has first bytes, or mostly text with one byte; where several do, each is read. What has been opened so is not tried again.',
    unseen: [
      'Keys of more bytes: a [recipe](recipe.md) takes them.',
      'Text that stays text under its key and is no JSON.',
    ],
    examples: [
      {
        content: { hex: '217833373f337860786e636a6b6f6e686a6968696d6f6b627827' },
        standsFor: STANDS_FOR,
        says: [imeiSaid('body/xor/json:/imei', ['xor'])],
      },
    ],
  },
];
