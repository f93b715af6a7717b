import type { Advisory } from '../advise.ts';
import type { IssueTold } from '../issue.ts';
import {
  howText,
  productNamed,
  reportedText,
  sentence,
  statusText,
  toReview,
  whatText,
  whereText,
} from '../sentences.ts';
import { severityText } from '../severity.ts';
import { conditionsText, notSeenText, testNamed } from '../test-sentences.ts';
import { type Block, list, type Section, text } from './section.ts';

function toldTable(told: readonly IssueTold[], advisory: Advisory): Block[] {
  return told.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['what', 'to', 'how', 'seen', 'system'],
          rows: told.map((each) => [
            whatText(each),
            each.host,
            howText(each),
            `${each.times}×${each.steps.length === 0 ? '' : ` in ${each.steps.join(', ')}`}; ${testNamed(each.test, advisory)}`,
            each.product === null ? 'not said' : productNamed(advisory, each.product),
          ]),
        },
      ];
}

/** Each destination once, with where its addresses stood: by which table, of which day. */
function whereBlocks(told: readonly IssueTold[]): Block[] {
  const lines = [...new Set(told.map((each) => `${whereText(each)}.`))].sort();
  return lines.length === 0 ? [] : [text('Where it went:'), ...list(lines)];
}

/** What was seen, where it went, what was not seen, and how it was tested. */
export function descriptionSection(advisory: Advisory): Section {
  const { issues, others, file } = advisory;
  return {
    title: 'Description',
    blocks: [
      ...issues.flatMap((issue): Block[] => [
        text(
          `${issue.id}: ${issue.title}${issue.cwe === null ? '' : ` (${issue.cwe})`}. By itself ${severityText(issue.severity)}.`,
        ),
        ...toldTable(issue.told, advisory),
        ...(issue.told.length > 0
          ? []
          : list([...new Set(issue.findings.map(({ finding }) => sentence(finding.because)))])),
        ...list(issue.statuses.map((status) => statusText(status, advisory))),
      ]),
      ...(others.length === 0
        ? []
        : [text('Also seen, and no rule forbids it:'), ...toldTable(others, advisory)]),
      ...(toReview(advisory).length === 0
        ? []
        : [text('Somebody has to look at this:'), ...list(toReview(advisory))]),
      ...whereBlocks([...issues.flatMap(({ told }) => told), ...others]),
      text('What was not seen, and what could not be:'),
      ...list(notSeenText(advisory)),
      text('How it was tested:'),
      ...list(conditionsText(advisory)),
      ...(file.reported.length === 0
        ? []
        : [text('Reported by others, and not reproduced here:'), ...list(file.reported.map(reportedText))]),
    ],
  };
}
