import { kindRow } from '../../../case/index.ts';
import type { Advisory } from '../advise.ts';
import { dayOf } from '../day.ts';
import { list, type Page, text } from '../page/section.ts';
import {
  exposureText,
  howText,
  modelOf,
  proceedingText,
  vendorText,
  whatText,
  whereText,
} from '../sentences.ts';
import { conditionsText, notSeenText } from '../test-sentences.ts';

/** What only the writer knows stands in square brackets; no law is named, because the case does not say which holds. */
export function letterToAuthority(advisory: Advisory): Page {
  const { file, issues, tests, at } = advisory;
  const told = issues.flatMap((issue) => issue.told);
  const kinds = [...new Set(told.map(({ kind }) => kind))].sort();
  const controllers = [
    ...new Set(tests.flatMap(({ examination }) => examination.case.controller.name ?? [])),
  ];
  const notAgreed = issues.filter(({ axis }) => axis === 'agreed');
  const besides = issues.filter(({ axis }) => axis === null);
  const notSecured = issues.filter(({ axis }) => axis === 'secured');
  return {
    title: `Personal data sent by the ${modelOf(advisory)}`,
    head: [
      ['To', '[authority for data protection, address]'],
      ['From', `${file.publisher.name}, ${file.publisher.contact}`],
      ['Date', dayOf(at)],
      ['Our number', file.id],
    ],
    marks: [],
    sections: [
      {
        title: 'What this is about',
        blocks: [
          text(
            `We tested a ${modelOf(advisory)} and report what was seen. Whether it was lawful is for you to say; the law that we think applies: [law and article].`,
          ),
          ...list([
            `Who answers for the data, as far as the case says: ${controllers.join(', ') || '[controller]'}.`,
            `Whose data: the owner of the phone${kinds.some((kind) => /^(?:contact|sms|mms|call)-/.test(kind)) ? ', and people who had not chosen the phone: those whom the owner knows, wrote to or was called by' : ''}.`,
            `Which data: ${kinds.map((kind) => `${kindRow(kind).title} (${kindRow(kind).term})`).join(', ') || 'none that a rule forbids'}.`,
            ...file.exposure.map(exposureText),
          ]),
        ],
      },
      {
        title: 'What was seen',
        blocks: list([
          ...new Set(
            told.map(
              (each) =>
                `${whatText(each)}: ${howText(each)}, ${each.times}×${each.steps.length === 0 ? '' : ` in ${each.steps.join(', ')}`}; to ${whereText(each)}.`,
            ),
          ),
        ]),
      },
      {
        title: 'Three questions, apart from each other',
        blocks: list([
          `Was it agreed to? ${answered(notAgreed)}`,
          `Was it secured in transit? ${answered(notSecured)}`,
          `Was it true to what was claimed? ${
            tests.some(({ examination }) => examination.claims.some(({ verdict }) => verdict === 'refuted'))
              ? 'Not all of it; the examinations name each claim.'
              : 'No claim was refuted.'
          }`,
          ...(besides.length === 0
            ? []
            : [`What else speaks against it: ${besides.map(({ title }) => title).join('; ')}.`]),
        ]),
      },
      { title: 'What the vendor says', blocks: [text(vendorText(advisory))] },
      ...(file.proceedings.length === 0
        ? []
        : [{ title: 'What other authorities asked', blocks: list(file.proceedings.map(proceedingText)) }]),
      { title: 'How it was tested', blocks: list(conditionsText(advisory)) },
      { title: 'What was not seen, and what could not be', blocks: list(notSeenText(advisory)) },
      {
        title: 'Evidence',
        blocks: [
          text(
            'The captures, their hashes and the tables that were asked can be handed over sealed and signed; the findings can be checked from them without us.',
          ),
          text('[name, office, signature]'),
        ],
      },
    ],
  };
}

function answered(issues: Advisory['issues']): string {
  return issues.length === 0
    ? 'Nothing was seen against it.'
    : `No: ${issues
        .flatMap(({ findings }) => findings.map(({ finding }) => finding.because))
        .filter((each, index, all) => all.indexOf(each) === index)
        .join('; ')}.`;
}
