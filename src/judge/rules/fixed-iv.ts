import { hostOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import type { Found, Rule } from '../rule.ts';

/** With a vector that never changes, equal beginnings stay equal: who watches sees when the same is sent again. */
export const fixedIv: Rule = {
  id: 'fixed-iv',
  title: 'Encrypted with an initialisation vector that everybody knows',
  axis: 'secured',
  cwe: 'CWE-329',
  masvs: 'MASVS-CRYPTO-1',
  find: (evidence) => {
    const sealed = evidence.sightings.filter(({ knownIv }) => knownIv !== undefined);
    const groups = Map.groupBy(sealed, (sighting) => JSON.stringify(keyOf(sighting)));
    return [...groups.values()].map((sightings): Found => {
      const first = sightings[0] as Sighting & { readonly knownIv: keyof typeof WORDS };
      const { destination, phase, direction, knownIv } = first;
      const way = direction === 'request' ? 'was sent to' : 'was sent back by';
      return {
        key: keyOf(first),
        outcome: 'fail',
        level: 'warning',
        because: `What ${way} ${hostOf(destination, evidence)} was encrypted with an initialisation vector that never changes (${WORDS[knownIv]}), so that messages which begin alike can be recognised`,
        identifiers: [...new Set(sightings.map(({ identifier }) => identifier))],
        destination,
        phase,
        sightings: sightings.map(({ id }) => id),
      };
    });
  },
};

function keyOf({ destination, phase, direction, knownIv }: Sighting): (string | null)[] {
  return [destination, phase, direction, knownIv ?? null];
}

const WORDS = {
  zero: 'all zeros',
  published: 'one that is published',
  key: 'the key itself',
} as const;
