import type { Service } from '../../case/index.ts';
import { type Lack, lackOf } from '../agreement.ts';
import type { Evidence } from '../evidence.ts';
import { phaseOf } from '../evidence-index.ts';
import type { ExaminedPhase, Sighting } from '../examination.ts';
import type { Found, Rule } from '../rule.ts';
import { durationText } from './duration-text.ts';
import { withoutConsent } from './without-consent.ts';

/** Consent can be withdrawn as easily as it is given (GDPR, Article 7(3)); how long it took to stop is told. */
export const continuesAfterWithdrawal: Rule = {
  id: 'continues-after-withdrawal',
  title: 'Goes on after consent was withdrawn',
  axis: 'agreed',
  dpv: ['dpv:ConsentWithdrawn'],
  cwe: 'CWE-359',
  masvs: 'MASVS-PRIVACY-4',
  find: (evidence) => {
    const sightings = new Map(evidence.sightings.map((sighting) => [sighting.id, sighting]));
    return withoutConsent(
      evidence,
      'withdrawn',
      (services) => `though consent to ${services} had been withdrawn`,
    ).map((found): Found => {
      const sent = found.sightings.map((id) => sightings.get(id) as Sighting);
      return { ...found, because: `${found.because}; ${timeTaken(sent, evidence)}` };
    });
  },
};

/**
 * How long after the withdrawal it was last sent. It had stopped only where it was quiet for longer than it ever was
 * between two times that it was sent: a beacon every half hour has not stopped because twenty minutes are left.
 */
function timeTaken(sent: readonly Sighting[], evidence: Evidence): string {
  const [first] = sent as [Sighting];
  const { services } = lackOf(first, evidence) as Lack;
  const { from, to } = withdrawnSpan(first, services, evidence);
  const times = [from, ...sent.map(({ at }) => seconds(at)).sort((a, b) => a - b)];
  const last = times.at(-1) as number;
  const longestGap = Math.max(...times.slice(1).map((at, index) => at - (times[index] as number)));
  const after = `the last time ${durationText(Math.max(0, last - from))} after it`;
  return to - last > longestGap ? after : `${after}, and it had not stopped when what was watched ended`;
}

/** The time, in seconds, that begins with the withdrawal and ends with a new consent or with what was watched. */
function withdrawnSpan(
  sighting: Sighting,
  services: readonly Service[],
  evidence: Evidence,
): { from: number; to: number } {
  const isWithdrawn = ({ consent }: ExaminedPhase) => services.some(({ id }) => consent[id] === 'withdrawn');
  const phases = evidence.phases.toSorted((a, b) => seconds(a.from) - seconds(b.from));
  const own = phaseOf(sighting, evidence) as ExaminedPhase;
  const at = phases.indexOf(own);
  let [first, last] = [at, at];
  while (first > 0 && isWithdrawn(phases[first - 1] as ExaminedPhase)) first -= 1;
  while (last + 1 < phases.length && isWithdrawn(phases[last + 1] as ExaminedPhase)) last += 1;
  return { from: seconds((phases[first] ?? own).from), to: seconds((phases[last] ?? own).to) };
}

function seconds(at: string): number {
  return Date.parse(at) / 1000;
}
