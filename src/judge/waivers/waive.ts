import { type Micros, type Notice, NoticeBoard, plainHost } from '../../base/index.ts';
import { kindRow, momentWritten, suggestion, type Waiver } from '../../case/index.ts';
import { hostOf, identifierOf } from '../evidence-index.ts';
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
    for (const waiver of own) board.add(expired(waiver, finding, examination));
    return finding;
  });
  for (const waiver of waivers) if (!used.has(waiver)) board.add(unused(waiver, examination));
  return { ...examination, findings, notices: board.list() };
}

function isFor(
  { finding, place }: Waiver,
  { id, rule, identifiers, destination }: Finding,
  within: Examination,
) {
  if (finding !== null) return finding === id;
  // Who accepts one identifier has not accepted another beside it.
  return (
    place !== null &&
    place.rule === rule &&
    identifiers.length > 0 &&
    identifiers.every((each) => place.identifiers.includes(each)) &&
    plainHost(place.destination) === hostOf(destination, within)
  );
}

function expired({ owner, expires }: Waiver, finding: Finding, within: Examination): Notice {
  return {
    code: WAIVER_EXPIRED,
    about: finding.id,
    detail: `the waiver of ${owner} for ${findingText(finding, within)} ran out on ${expires}, so the finding counts again`,
  };
}

/** What a person knows a finding by: `personal-in-plain-text (IMEI imei1 to api.vendor.example)`; no value. */
function findingText({ rule, identifiers, destination }: Finding, within: Examination): string {
  const what = identifiers.map((id) => {
    const kind = identifierOf(id, within)?.kind;
    return kind === undefined ? id : `${kindRow(kind).title} ${id}`;
  });
  return `${rule} (${[...what, `to ${hostOf(destination, within)}`].join(' ')})`;
}

function unused(waiver: Waiver, within: Examination): Notice {
  const { owner, expires, finding, place } = waiver;
  const whose = `the waiver of ${owner}, until ${expires},`;
  if (place === null) {
    const about = finding ?? '';
    return {
      code: WAIVER_UNUSED,
      about,
      detail: `${whose} names the finding ${about}, which this examination does not have: it was not found this time, or it never was`,
    };
  }
  const { rule, identifiers, destination } = place;
  const detail = `${whose} is for ${rule} (${identifiers.join(' ')} to ${destination}), of which nothing was found`;
  return {
    code: WAIVER_UNUSED,
    about: rule,
    detail: `${detail}${moreFound(place, within) || ruleSuggestion(rule, within)}`,
  };
}

/** What a waiver does not cover, since it does not name all that it is about. */
function moreFound(
  { rule, identifiers, destination }: NonNullable<Waiver['place']>,
  within: Examination,
): string {
  const wider = within.findings.find(
    (finding) =>
      finding.rule === rule &&
      finding.identifiers.some((each) => identifiers.includes(each)) &&
      hostOf(finding.destination, within) === destination,
  );
  const others = wider?.identifiers.filter((each) => !identifiers.includes(each)) ?? [];
  return others.length === 0
    ? ''
    : ` of these alone; a finding that is about ${others.join(' and ')} too is not accepted with it`;
}

/** A rule that found nothing may be right; one that is nearly another is misspelt. */
function ruleSuggestion(rule: string, { findings }: Examination): string {
  const known = [...new Set(findings.map((finding) => finding.rule))];
  if (known.includes(rule)) return '';
  const said = suggestion(rule, known);
  return said.startsWith('did you mean') ? `; ${said}` : '';
}
