import { TelltaleError } from '../../../base/index.ts';
import type { Advisory } from '../advise.ts';
import { dayOf } from '../day.ts';
import { productNamed, statusWords, titleOf } from '../sentences.ts';
import { staleMark } from './advisory-page.ts';
import { list, type Page, text } from './section.ts';

/**
 * What replaces an earlier version, for everybody who had any of them: a correction that does not reach whoever read the
 * first word corrects nothing. Throws `advisory-refused` where there is no earlier version.
 */
export function noticePage(advisory: Advisory): Page {
  const { file, revisions, products, issues } = advisory;
  const [last, before] = [revisions.at(-1), revisions.at(-2)];
  if (last === undefined || before === undefined)
    throw new TelltaleError(
      'advisory-refused',
      'there is no earlier version that a notice could replace; list what was published under revisions',
    );
  return {
    title: `${file.id}: version ${last.number} replaces version ${before.number}`,
    head: [
      ['Title', titleOf(advisory)],
      ['This version', dayOf(last.at)],
      ['Replaces', `version ${before.number} of ${dayOf(before.at)}`],
    ],
    marks: staleMark(advisory),
    sections: [
      { title: 'What is new', blocks: [text(last.summary)] },
      {
        title: 'Where it stands now',
        blocks: [
          ...issues.flatMap((issue) => [
            text(`${issue.title}:`),
            ...list(
              issue.statuses.map(
                ({ product, status }) => `${productNamed(advisory, product)}: ${statusWords(status)}.`,
              ),
            ),
          ]),
          ...(issues.length === 0
            ? list(
                products.map(({ id }) => `${productNamed(advisory, id)}: nothing seen that a rule forbids.`),
              )
            : []),
        ],
      },
      {
        title: 'Sent to everybody who had an earlier version',
        blocks: list([...new Set(revisions.flatMap(({ sentTo }) => sentTo))]),
      },
    ],
  };
}
