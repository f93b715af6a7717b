import {
  type ClaimVerdict,
  type Examination,
  type Finding,
  hostOf,
  type Verdict,
} from '../../judge/index.ts';
import { VERDICTS } from '../claims.ts';
import { coverageSentences } from '../coverage-sentences.ts';
import { printable } from '../printable.ts';
import { repeatsText } from '../repeats-text.ts';
import { type Common, domainObject, type StixObject } from './stix-object.ts';

/** What notes and opinions may point at. */
export interface Referred {
  /** The observation that a sighting is part of. */
  readonly bySighting: ReadonlyMap<string, string>;
  readonly byDestination: ReadonlyMap<string, string>;
  /** Where there is nothing else to point at. */
  readonly otherwise: string;
}

/** A finding as a note (STIX 2.1 §4.13) on what it rests on. */
export function findingNote(
  finding: Finding,
  examination: Examination,
  { common, referred }: { readonly common: Common; readonly referred: Referred },
): StixObject {
  const { id, rule, outcome, level, because, phase, repeats, waived, sightings, destination, cwe, masvs } =
    finding;
  const said = [
    `${outcome === 'review' ? 'To review' : level}: ${because}.`,
    ...(phase === null ? [] : [`In phase ${phase}.`]),
    ...(repeats === null ? [] : [`Seen ${repeatsText(repeats)}.`]),
    ...(waived === undefined
      ? []
      : [`Accepted by ${waived.owner} until ${waived.expires}: ${waived.reason}`]),
  ];
  return domainObject('note', common, {
    abstract: printable(`${rule}: ${hostOf(destination, examination)}`),
    content: printable(said.join(' ')),
    object_refs: refsOf(sightings, destination, referred),
    labels: [rule, outcome, level, ...(cwe === null ? [] : [cwe]), ...(masvs === null ? [] : [masvs])].map(
      printable,
    ),
    external_references: [{ source_name: 'telltale', external_id: id }],
  });
}

/** How far the captures bear a claim out. Nothing is ever more than agreed with: a test sees what it sees. */
const OPINIONS: Readonly<Record<Verdict, string>> = {
  upheld: 'agree',
  partly: 'disagree',
  refuted: 'strongly-disagree',
  'not-tested': 'neutral',
  untestable: 'neutral',
};

/** A claim as a note of what was said, and the verdict as an opinion on it (§4.15). */
export function claimObjects(
  claim: ClaimVerdict,
  referred: Referred,
  { common, vendor }: { readonly common: Common; readonly vendor: string | null },
): StixObject[] {
  const { id, text, isQuote, said, verdict, because, missing, sightings } = claim;
  const words = isQuote ? `“${text}”` : text;
  const about = refsOf(sightings, null, referred);
  const note = domainObject('note', common, {
    abstract: printable(`claim: ${id}`),
    content: printable(`${words} Said by ${said.by}, ${said.when} (${said.where}).`),
    authors: [printable(said.by)],
    object_refs: vendor === null ? about : [...new Set([...about, vendor])].sort(),
    labels: ['claim'],
  });
  const opinion = domainObject('opinion', common, {
    opinion: OPINIONS[verdict],
    explanation: printable(
      `${VERDICTS[verdict]}: ${because}${missing.length === 0 ? '' : ` Missing: ${missing.join('; ')}.`}`,
    ),
    object_refs: [note.id],
    labels: [verdict],
  });
  return [note, opinion];
}

/** What bounds all the rest: how much could be read, and what was skipped. */
export function coverageNote(examination: Examination, refs: readonly string[], common: Common): StixObject {
  const skipped = examination.notices.map(
    ({ code, about, detail, times }) => `${code} (${about}, ${times}×): ${detail}.`,
  );
  const { tool, case: examined } = examination;
  const { vendor = '', model = '', build = '' } = examined.device;
  const device = [vendor, model, build].filter((word) => typeof word === 'string' && word !== '').join(' ');
  const head = [
    `Examined by ${tool.name} ${tool.version} by the case with the SHA-256 ${examined.sha256}.`,
    ...(device === '' ? [] : [`Phone: ${device}.`]),
  ];
  return domainObject('note', common, {
    abstract: 'What was examined, and how much of it could be read',
    content: printable(
      [...head, ...coverageSentences(examination), ...skipped.slice(0, MOST_SKIPPED)].join(' '),
    ),
    object_refs: refs,
    labels: ['coverage'],
  });
}

/** Notices that the note of the coverage names. */
export const MOST_SKIPPED = 100;

function refsOf(
  sightings: readonly string[],
  destination: string | null,
  { bySighting, byDestination, otherwise }: Referred,
): string[] {
  const refs = new Set(sightings.flatMap((id) => bySighting.get(id) ?? []));
  const own = destination === null ? undefined : byDestination.get(destination);
  if (own !== undefined) refs.add(own);
  if (refs.size === 0) refs.add(otherwise);
  return [...refs].sort();
}
