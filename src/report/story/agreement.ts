import { agreedTo, type Evidence, type Finding, type Sighting } from '../../judge/index.ts';

/** Whether the person had agreed; what the server sent is an answer to that question for nobody. */
export const AGREEMENTS = ['no', 'unclear', 'unknown', 'yes', 'answer'] as const;

export type Agreement = (typeof AGREEMENTS)[number];

/** By what judging found of it, and where that is nothing, by the consent of its moment. */
export function agreementOf(sighting: Sighting, findings: readonly Finding[], evidence: Evidence): Agreement {
  if (sighting.direction === 'response') return 'answer';
  const own = findings.filter(({ axis }) => axis === 'agreed');
  if (own.some(({ outcome }) => outcome === 'fail')) return 'no';
  if (own.some(({ outcome }) => outcome === 'review')) return 'unclear';
  const agreed = agreedTo(sighting, evidence);
  return agreed === null ? 'unknown' : agreed ? 'yes' : 'no';
}
