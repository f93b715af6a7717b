import type { Evidence } from '../evidence.ts';
import { hostOf, phasesNamed } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';
import type { Repeats } from '../finding.ts';
import type { Found, Rule } from '../rule.ts';
import { type TlsFault, tlsFaults } from '../tls-faults.ts';
import type { TlsUse } from '../tls-uses.ts';
import { listed, subjectOf } from './subject.ts';

/** It looks like protection, and anyone who takes the trouble gets past it. */
export const obsoleteTls: Rule = {
  id: 'obsolete-tls',
  title: 'Protected by TLS that must not be relied on any more',
  axis: 'secured',
  dpv: ['dpv:EncryptionInTransfer'],
  cwe: 'CWE-327',
  masvs: 'MASVS-NETWORK-1',
  find: (evidence) => {
    const groups = new Map<string, Group>();
    const group = (fault: TlsFault, destination: string, phase: string | null): Group => {
      const key = JSON.stringify([destination, phase, fault.id]);
      const known = groups.get(key) ?? { fault, destination, phase, uses: [], sightings: [] };
      groups.set(key, known);
      return known;
    };
    for (const use of evidence.coverage.tls?.uses ?? [])
      for (const fault of tlsFaults(use)) group(fault, use.destination, use.phase).uses.push(use);
    for (const sighting of evidence.sightings) {
      const { tls, destination, phase } = sighting;
      if (tls === undefined) continue;
      for (const fault of tlsFaults(tls)) group(fault, destination, phase).sightings.push(sighting);
    }
    return [...groups.values()].map((each) => foundOf(each, evidence));
  },
};

interface Group {
  readonly fault: TlsFault;
  readonly destination: string;
  readonly phase: string | null;
  readonly uses: TlsUse[];
  readonly sightings: Sighting[];
}

function foundOf({ fault, destination, phase, uses, sightings }: Group, evidence: Evidence): Found {
  const { id, what, why, level } = fault;
  const subjects = [...new Set(sightings.map(subjectOf))];
  const over = subjects.length === 0 ? '' : `; ${listed(subjects)} went that way`;
  return {
    key: [destination, phase, id],
    outcome: 'fail',
    level,
    because: `What passed to and from ${hostOf(destination, evidence)} was protected with ${what}, ${why}${over}`,
    identifiers: [...new Set(sightings.map(({ identifier }) => identifier))],
    destination,
    phase,
    sightings: sightings.map((each) => each.id),
    ...(uses.length === 0 ? {} : { repeats: repeatsIn(uses, evidence) }),
  };
}

/** In how many repeats of the steps in which it was used; null outside steps. */
function repeatsIn(uses: readonly TlsUse[], evidence: Evidence): Repeats | null {
  const within = uses.filter(({ phase, step }) => phase !== null && step !== null);
  if (within.length === 0) return null;
  const seen = new Set(within.map(({ phase, step, repeat }) => JSON.stringify([phase, step, repeat]))).size;
  const steps = [...new Set(within.map(({ phase, step }) => JSON.stringify([phase, step])))];
  const of = steps.reduce((sum, key) => {
    const [phase, step] = JSON.parse(key) as [string, string];
    return sum + timesOf(phase, step, evidence);
  }, 0);
  return { seen, of: Math.max(of, seen) };
}

function timesOf(phase: string, step: string, evidence: Evidence): number {
  return phasesNamed(phase, evidence).reduce(
    (sum, { steps }) => sum + (steps.find(({ id }) => id === step)?.times ?? 0),
    0,
  );
}
