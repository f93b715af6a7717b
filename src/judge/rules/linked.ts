import { type Kind, kindRow } from '../../case/index.ts';
import { hostOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import type { Found, Rule } from '../rule.ts';
import { listed } from './subject.ts';

/** Of the subscriber's, what says only where the phone is registered and names nobody. */
const NAMES_NOBODY: ReadonlySet<Kind> = new Set<Kind>(['carrier', 'cell-id']);

/** Of the personal, what stands for the owner from one message to the next. */
const NAMES_OWNER: ReadonlySet<Kind> = new Set<Kind>(['account-id', 'email']);

/**
 * Two identifiers that came in one message are joined for good: whoever resets one is found again by the other. At
 * least one of them has to stand for the phone or its owner; a contact's name beside its number links nothing new.
 */
export const linked: Rule = {
  id: 'linked',
  title: 'Identifiers linked in one message',
  axis: null,
  dpv: ['dpv:Combine'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-2',
  find: (evidence) => {
    const groups = new Map<string, { kinds: Kind[]; sightings: Sighting[] }>();
    for (const sightings of byMessage(evidence.sightings)) {
      const kinds = [...new Set(sightings.map(({ kind }) => kind))].sort();
      const [first] = sightings;
      if (first === undefined || kinds.length < 2 || !kinds.some(standsForSomeone)) continue;
      const key = JSON.stringify([first.destination, first.phase, kinds]);
      const group = groups.get(key) ?? { kinds, sightings: [] };
      groups.set(key, group);
      group.sightings.push(...sightings);
    }
    return [...groups.values()].map(({ kinds, sightings }): Found => {
      const { destination, phase } = sightings[0] as Sighting;
      const titles = kinds.map((kind) => kindRow(kind).title);
      return {
        key: [destination, phase, ...kinds],
        outcome: 'fail',
        level: 'warning',
        because: `${listed(titles)} were sent to ${hostOf(destination, evidence)} in one message, which links them for good`,
        identifiers: [...new Set(sightings.map(({ identifier }) => identifier))],
        destination,
        phase,
        sightings: sightings.map(({ id }) => id),
      };
    });
  },
};

function byMessage(sightings: readonly Sighting[]): Iterable<Sighting[]> {
  const telling = sightings.filter(
    ({ direction, kind }) =>
      direction === 'request' && kindRow(kind).class !== 'surroundings' && !NAMES_NOBODY.has(kind),
  );
  return Map.groupBy(telling, ({ message, destination }) => `${message} ${destination}`).values();
}

function standsForSomeone(kind: Kind): boolean {
  return kindRow(kind).class !== 'personal' || NAMES_OWNER.has(kind);
}
