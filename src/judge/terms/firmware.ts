import { microsFromIso } from '../../base/index.ts';
import { momentWritten } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import type { ExaminedPhase } from '../examination.ts';
import type { Maybe } from './yes-or-no.ts';

/** The firmware that ran. Where no phase says any it is the one that the case says is under test. */
export function buildIn(phase: ExaminedPhase | null, evidence: Evidence): string | null {
  const { phases, case: examined } = evidence;
  if (phase !== null && phase.build !== null) return phase.build;
  return phases.every(({ build }) => build === null) ? (examined.device.build ?? null) : null;
}

/** Whether firmware came out at a moment or later. What ran before that was out before. */
export function cameOutFrom(day: string, build: string, evidence: Evidence): Maybe {
  const moment = momentWritten(day);
  if (moment === null) return null;
  const { released, releasedBefore } = evidence.case.builds?.find(({ id }) => id === build) ?? {};
  const at = released === undefined ? null : momentWritten(released);
  if (at !== null) return at >= moment;
  const before = releasedBefore === undefined ? null : momentWritten(releasedBefore);
  if (before !== null && before <= moment) return false;
  const ran = evidence.phases.some((phase) => phase.build === build && microsFromIso(phase.from) < moment);
  return ran ? false : null;
}
