import { type Micros, type Notice, NoticeBoard } from '../../base/index.ts';
import { momentWritten, type Waiver } from '../../case/index.ts';
import { hostOf } from '../evidence-index.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

/** Code of the notice, about a finding, that the waiver for it has run out. */
export const WAIVER_EXPIRED = 'waiver-expired';

/** Code of the notice, about what a waiver names, that nothing of it was found. */
export const WAIVER_UNUSED = 'waiver-unused';

/**
 * The examination with what somebody accepts marked as waived: it stays listed. `at` is the moment for which it is asked;
 * a waiver that has run out by then waives nothing, and a notice says so.
 */
export function waive(examination: Examination, waivers: readonly Waiver[], at: Micros): Examination {
  if (waivers.length === 0) return examination;
  const board = new NoticeBoard();
  for (const { times, ...notice } of examination.notices) board.add(notice, times);
  const used = new Set<Waiver>();
  const findings = examination.findings.map((finding) => {
    const own = waivers.filter((waiver) => isFor(waiver, finding, examination));
    for (const waiver of own) used.add(waiver);
    const current = own.find(({ expires }) => at < (momentWritten(expires) ?? 0));
    if (current !== undefined) {
      const { owner, reason, expires } = current;
      return { ...finding, waived: { owner, reason, expires } };
    }
    if (own.length > 0) board.add(expired(finding));
    return finding;
  });
  for (const waiver of waivers) if (!used.has(waiver)) board.add(unused(waiver));
  return { ...examination, findings, notices: board.list() };
}

function isFor(
  { finding, place }: Waiver,
  { id, rule, identifiers, destination }: Finding,
  within: Examination,
) {
  if (finding !== null) return finding === id;
  return (
    place !== null &&
    place.rule === rule &&
    identifiers.includes(place.identifier) &&
    place.destination === hostOf(destination, within)
  );
}

function expired({ id }: Finding): Notice {
  return {
    code: WAIVER_EXPIRED,
    about: id,
    detail: 'the waiver for this finding has run out, so it fails again',
  };
}

function unused({ finding, place }: Waiver): Notice {
  return {
    code: WAIVER_UNUSED,
    about: finding ?? place?.rule ?? '',
    detail: 'a waiver is for something that was not found',
  };
}
