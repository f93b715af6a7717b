import { kindRow } from '../case/index.ts';
import type { Axis, Examination, Finding, Level, Outcome } from '../judge/index.ts';
import { listed } from './listed.ts';
import { isOwnRule } from './own-rules.ts';
import { repeatsText } from './repeats-text.ts';

/** Findings that say the same of several identifiers, in one row. */
export interface FindingRow {
  readonly level: Level;
  readonly outcome: Outcome;
  readonly axis: Axis | null;
  readonly sentence: string;
  /** Phase, repeats and terms, as far as they are known. */
  readonly facts: readonly string[];
}

/** What was found beyond that something was told, which the table above says; worst first. */
export function findingRows(examination: Examination): FindingRow[] {
  const kinds = new Map(examination.identifiers.map(({ id, kind }) => [id, kind]));
  const subjectOf = ({ identifiers: [id = ''] }: Finding) => {
    const kind = kinds.get(id);
    return kind === undefined ? '' : `${kindRow(kind).title} (${id})`;
  };
  const alike = Map.groupBy(
    examination.findings.filter(
      ({ rule, level, axis }) => axis !== null || (level !== 'note' && !isOwnRule(rule)),
    ),
    (finding) =>
      JSON.stringify([
        finding.rule,
        finding.level,
        finding.outcome,
        finding.phase,
        restOf(finding, subjectOf(finding)),
        finding.repeats,
      ]),
  );
  return [...alike.values()].map((findings): FindingRow => {
    const [first] = findings as [Finding, ...Finding[]];
    const { level, outcome, axis, because, phase, repeats, cwe } = first;
    const subjects = findings.map(subjectOf);
    return {
      level,
      outcome,
      axis,
      sentence:
        findings.length === 1 ? because : `${listed(subjects)}: each ${restOf(first, subjects[0] ?? '')}`,
      facts: [
        ...(phase === null ? [] : [`phase ${phase}`]),
        ...(repeats === null ? [] : [repeatsText(repeats)]),
        ...(cwe === null ? [] : [cwe]),
      ],
    };
  });
}

/** The sentence without the identifier that it begins with; all of it where it begins otherwise. */
function restOf({ because }: Finding, subject: string): string {
  return subject !== '' && because.startsWith(`${subject} `) ? because.slice(subject.length + 1) : because;
}
