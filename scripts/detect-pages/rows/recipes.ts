import { steps } from '../../../src/case/recipe/step-table.ts';
import { table } from '../../table.ts';
import { imeiSaid } from '../example.ts';
import type { PageRow } from '../page.ts';

/** What the case says of a vendor's own ways. */
export const recipes: readonly PageRow[] = [
  {
    name: 'recipe',
    about:
      'A pipeline that the case gives for what a vendor invented. In `layers` it is one word, `recipe:` and its name.',
    defined: [{ title: 'Case file, `keys`', url: '../../formats/case.md' }],
    believed:
      'All steps fit the bytes, and what comes out is no accident: it is readable or opens further, or is what the last step says. `hosts` and `fields` bound where it is tried.',
    unseen: ['Values of fewer than eight bytes.'],
    examples: [
      {
        case: {
          identity: [['imei', '490154203237518']],
          more: ['keys:', '  - { recipe: stats, steps: "from-base64 | xor key=hex:1f2e3d4c | json" }'],
        },
        content: '{"p":"ZAxUIXpHH3Y9GgR8LhsJfi8dD38oGwx0PVM="}',
        standsFor: '{"imei":"490154203237518"}',
        says: [imeiSaid('body/json:/p/recipe:stats/json:/imei', ['recipe:stats'])],
      },
    ],
    more: `## Steps

From the wire inwards, between bars.

${table(
  ['step', 'what it undoes'],
  Object.entries(steps).map(([name, { meaning }]) => [`\`${name}\``, meaning]),
)}`,
  },
];
