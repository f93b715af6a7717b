import { standings } from '../agreement.ts';
import { coversParty } from '../covers-party.ts';
import { destinationOf, phaseOf } from '../evidence-index.ts';
import type { Rule } from '../rule.ts';
import { perSighting } from './per-sighting.ts';
import { listed } from './subject.ts';
import { levelFor } from './without-consent.ts';

/** Who agrees that one party gets something has not agreed that another does. */
export const partyNotCovered: Rule = {
  id: 'party-not-covered',
  title: 'Leaves to a party that the consent does not cover',
  axis: 'agreed',
  dpv: ['dpv:ThirdParty'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-4',
  find: (evidence) => {
    const { services } = evidence.case;
    return perSighting(evidence, (sighting, host) => {
      const destination = destinationOf(sighting.destination, evidence);
      if (sighting.direction !== 'request' || destination === null) return null;
      const governing = standings(sighting, evidence);
      const phase = phaseOf(sighting, evidence);
      // Where no service of the case is at this host, whatever had been agreed to might be meant.
      const agreed =
        governing.length > 0
          ? governing.filter(({ consent }) => consent === 'granted').map(({ service }) => service)
          : services.filter(({ id }) => phase?.consent[id] === 'granted');
      if (
        agreed.length === 0 ||
        agreed.some((service) => coversParty(destination, service, evidence) !== false)
      )
        return null;
      return {
        level: levelFor(sighting.kind),
        because: `was sent to ${host}, whom what was agreed to for ${listed(agreed.map(({ title }) => title))} does not cover`,
      };
    });
  },
};
