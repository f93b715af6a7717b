import type { Examination } from '../../src/judge/index.ts';
import { type EvidenceGiven, evidenceWith } from '../../src/judge/testing/index.ts';
import { type ChangeKind, compare } from '../../src/recheck/index.ts';

/** Two examinations as far as they differ from the plainest one, and what became of what was told; a test runs it. */
export interface ChangeExample {
  readonly title: string;
  readonly before: EvidenceGiven;
  readonly after: EvidenceGiven;
  /** Kind and sentence of each change, from the worst to the best to hear. */
  readonly says: readonly string[];
}

/** What the page says of one kind of change besides what it says of itself. */
export interface ChangeRow {
  readonly kind: ChangeKind;
  /** Markdown. */
  readonly about: string;
  /** What it cannot say, each a sentence. */
  readonly unseen: readonly [string, ...string[]];
  readonly examples: readonly [ChangeExample, ...ChangeExample[]];
}

/**
 * The plainest side: one step, done three times in an hour, in which the IMEI went to the vendor without TLS. What an
 * example gives takes the place of it; of what it says of a sighting or a phase the rest stays.
 */
export function sideOf(given: EvidenceGiven): Examination {
  const { sightings = [{}], phases = [{}], destinations = [{}] } = given;
  const { tables, notices, ...before } = evidenceWith({
    ...given,
    phases: phases.map((phase) => ({ id: 'first', steps: [{ id: 'switch-on', times: 3 }], ...phase })),
    identifiers: given.identifiers ?? [
      {
        id: 'imei1',
        kind: 'imei',
        class: 'hardware',
        provenLive: true,
        exercisedBy: ['switch-on'],
        sightings: sightings.length,
      },
    ],
    destinations: destinations.map((destination) => ({
      domain: { value: 'vendor.example', basis: 'public-suffix-list' },
      ...destination,
    })),
    sightings: sightings.map((sighting) => ({
      transport: 'plain',
      phase: 'first',
      step: 'switch-on',
      ...sighting,
    })),
  });
  return { ...before, findings: [], claims: [], tables, notices };
}

/** What the tool makes of an example. */
export function changesOf({ before, after }: ChangeExample): string[] {
  return compare(sideOf(before), sideOf(after)).map(({ kind, because }) => `${kind}: ${because}`);
}
