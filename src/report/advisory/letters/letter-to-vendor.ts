import type { Advisory } from '../advise.ts';
import { dayOf } from '../day.ts';
import { list, type Page, text } from '../page/section.ts';
import { howText, modelOf, productNamed, sentence, statusText, whatText, whereText } from '../sentences.ts';
import { severityText } from '../severity.ts';
import { claimsText, conditionsText, notSeenText } from '../test-sentences.ts';

/** What only the writer knows stands in square brackets. */
export function letterToVendor(advisory: Advisory): Page {
  const { file, issues, at } = advisory;
  const deadline = file.disclosure?.extended?.at(-1)?.until ?? file.disclosure?.deadline;
  const until = deadline === undefined ? '[day]' : dayOf(deadline);
  return {
    title: `What a test saw the ${modelOf(advisory)} send`,
    head: [
      ['To', file.vendor.contact ?? '[address]'],
      ['From', `${file.publisher.name}, ${file.publisher.contact}`],
      ['Date', dayOf(at)],
      ['Our number', file.id],
    ],
    marks: [],
    sections: [
      {
        title: 'What we ask of you',
        blocks: [
          text(
            issues.length === 0
              ? 'We tested a phone of yours and saw nothing that our rules forbid. We should like you to know before we publish it.'
              : 'We tested a phone of yours and saw it send what stands below. We ask you:',
          ),
          ...(issues.length === 0
            ? []
            : list([
                'to say that you received this, and who deals with it;',
                'whether you see the same, and, if not, under which conditions;',
                'whether and with which build you mean to change it, and what those must do who have the phone already;',
                'whether you want us to test again: name the build, and whether a reset is needed.',
              ])),
          text(
            `We mean to publish on ${until}, with your answer in your own words, or with the sentence that there is none yet. What we publish will say what you fixed, after we have tested it again.`,
          ),
        ],
      },
      ...issues.map((issue) => ({
        title: `${issue.title}${issue.cwe === null ? '' : ` (${issue.cwe})`}`,
        blocks: [
          text(`By itself ${severityText(issue.severity)}.`),
          ...list(
            issue.told.length === 0
              ? issue.findings.map(({ finding }) => sentence(finding.because))
              : issue.told.map(
                  (told) =>
                    `${whatText(told)}: ${howText(told)}, ${told.times}×${told.steps.length === 0 ? '' : ` in ${told.steps.join(', ')}`}; to ${whereText(told)}${told.product === null ? '' : `; ${productNamed(advisory, told.product)}`}.`,
                ),
          ),
          ...(advisory.products.length < 2
            ? []
            : list(issue.statuses.map((status) => statusText(status, advisory)))),
        ],
      })),
      {
        title: 'How to see it again',
        blocks: [
          text('The captures can be had, sealed, on request; every finding leads to its bytes in them.'),
          ...list(conditionsText(advisory)),
        ],
      },
      { title: 'What was not seen', blocks: list(notSeenText(advisory)) },
      ...(claimsText(advisory).length === 0
        ? []
        : [
            { title: 'What you have said, and what the tests say of it', blocks: list(claimsText(advisory)) },
          ]),
      { title: 'Yours sincerely', blocks: [text('[name, office, signature]')] },
    ],
  };
}
