import { proseOf } from '../prose.ts';
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
    proseOf(file, examinations).flatMap(({ where, text }) => {
      const registry = registryIn(text);
      return registry === null
        ? []
        : [
            `${where} names ${registry}, a registry, which hands addresses out and owns none; leave it out: the advisory says who runs a network, by a table with a date`,
          ];
    }),
};
