import { gravityOf } from '../story/gravity.ts';
import { reproductionOf } from '../story/reproduction.ts';
import { shownFindings } from '../story/shown-findings.ts';
import { standing } from '../story/standing.ts';
import type { Story } from '../story/story.ts';
import { worded } from '../words/worded.ts';
import { code, md } from './mark.ts';

/** Findings that one issue tells: a tracker takes some ten thousand characters. */
const MOST_FINDINGS = 20;

/** Each finding with how to see it again, and the claims that it touches. */
export function findingLines(story: Story): string[] {
  const { words, examination } = story;
  const findings = shownFindings(examination);
  const byId = new Map(examination.sightings.map((sighting) => [sighting.id, sighting]));
  const left = findings.length - MOST_FINDINGS;
  const say = words.findings;
  return [
    `## ${words.sections.findings}`,
    '',
    findings.length === 0 ? say.none : say.intro,
    ...findings.slice(0, MOST_FINDINGS).flatMap((finding) => {
      const sightings = finding.sightings.flatMap((id) => byId.get(id) ?? []);
      const { steps, command } = reproductionOf(finding, sightings, story);
      const claims = examination.claims.filter((claim) => claim.findings.includes(finding.id));
      const facts = [
        standing(finding, words),
        ...(finding.phase === null ? [] : [`${words.sightings.phase} ${finding.phase}`]),
        ...(finding.repeats === null ? [] : [say.repeats(finding.repeats.seen, finding.repeats.of)]),
        ...[finding.cwe, finding.masvs].filter((term) => term !== null),
      ];
      return [
        '',
        md`### ${words.gravities[gravityOf(finding)]}: ${worded(words.rules, finding.rule)}`.text,
        '',
        md`${finding.because}. ${facts.join(' · ')} · ${code(finding.id)}`.text,
        ...(finding.waived === undefined
          ? []
          : [
              '',
              md`${say.waived(finding.waived.owner, finding.waived.expires)}: ${finding.waived.reason}`.text,
            ]),
        '',
        `${say.again}:`,
        '',
        ...steps.map((step, i) => md`${i + 1}. ${step}`.text),
        ...(command === null ? [] : ['', md`${say.scan} ${code(command)}`.text]),
        '',
        claims.length === 0
          ? say.touchesNone
          : md`${say.touches}: ${claims.map(({ id, verdict }) => `${id} (${words.claims.verdicts[verdict]})`).join(', ')}`
              .text,
      ];
    }),
    ...(left > 0 ? ['', say.left(words.number(left))] : []),
  ];
}
