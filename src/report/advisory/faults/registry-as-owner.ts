import type { Examination } from '../../../judge/index.ts';
import { asRead, type Prose, proseOf } from '../prose.ts';
import { registryIn } from '../registries.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const registryAsOwner: AdvisoryFault = {
  id: 'registry-as-owner',
  number: 4,
  title: 'A registry as the owner of an address',
  in2014: 'It named CNNIC as the owner of an address; CNNIC is the registry that hands addresses out.',
  refused:
    'A text that names a registry of addresses. Who runs a network is told by a table with a date; where the table has the name of a registry, the owner is told as unknown.',
  inDraft: ({ file, examinations }) =>
    [...proseOf(file, examinations), ...namesIn(examinations)].flatMap(({ where, text }) => {
      const registry = registryIn(text);
      return registry === null
        ? []
        : [
            `${where} names ${registry}, a registry, which hands addresses out and owns none; leave it out: the advisory says who runs a network, by a table with a date`,
          ];
    }),
};

/** Who is said to run services, in a case: a registry read as the owner of an address can get in there too. */
function namesIn(examinations: readonly Examination[]): Prose[] {
  return examinations.flatMap(({ case: { controller, services } }) =>
    [
      ...(controller.name ? [{ where: 'the controller of a case', text: controller.name }] : []),
      ...services.map(({ id, title }) => ({ where: `the service ${id} of a case`, text: title })),
    ].map(({ where, text }) => ({ where, text: asRead(text) })),
  );
}
