import type { Advisory } from '../advise.ts';
import { dayOf } from '../day.ts';
import { productsWith } from '../issue.ts';
import { type Product, SETUP_WORDS } from '../product.ts';
import { kindsTold, listed, modelOf, siblingText } from '../sentences.ts';
import { severityText } from '../severity.ts';
import { staleMark } from './advisory-page.ts';
import { list, type Page, text } from './section.ts';

/** Half a page for people who only need to know what to do. `audience`: of the file, by its id; null: for all. */
export function circularPage(advisory: Advisory, audience: string | null): Page {
  const { file, issues, products, revisions, severity } = advisory;
  const chosen = file.audiences.filter(({ id }) => audience === null || id === audience);
  const isOpen = (issue: Advisory['issues'][number], id: string) =>
    productsWith(issue, 'known_affected').includes(id) ||
    productsWith(issue, 'under_investigation').includes(id);
  const open = issues.filter((issue) => products.some(({ id }) => isOpen(issue, id)));
  const affected = products.filter(({ id }) => open.some((issue) => isOpen(issue, id)));
  const remedies = [...new Set(open.flatMap((issue) => issue.remedies).map(({ details }) => details))];
  const last = revisions.at(-1);
  const model = modelOf(advisory);
  return {
    title: `${model}: what to do`,
    head: [
      ['Number', `${file.id}, version ${last?.number ?? 1} of ${dayOf(last?.at ?? advisory.at)}`],
      ['For', chosen.map(({ title }) => title).join(', ')],
    ],
    marks: staleMark(advisory),
    sections: [
      {
        title: 'What it is about',
        blocks: [
          text(
            open.length === 0
              ? `A test of the ${model} saw nothing that a rule forbids and that is not fixed.`
              : `A test saw the ${model} send or fetch ${listed(kindsTold(open)) || 'data'} in ways that it should not. ${severity === null ? '' : `${severityText(severity)}.`}`,
          ),
          ...(affected.length === 0
            ? []
            : [
                text(
                  `It concerns ${listed(affected.map((product) => buildWords(product, products, affected)))}; which build a phone has stands in its Settings, under “About phone”.`,
                ),
              ]),
          ...list(file.siblings.map((sibling) => siblingText({ model: sibling.model }))),
        ],
      },
      {
        title: 'What to do',
        blocks: [
          ...(remedies.length === 0 ? [text('Nothing needs to be done.')] : list(remedies)),
          ...list(chosen.flatMap(({ says }) => (says === undefined ? [] : [says]))),
        ],
      },
      {
        title: 'Whom to ask',
        blocks: [
          text(
            `${file.publisher.name}, ${file.publisher.contact}. The whole advisory: ${file.publishedUnder}`,
          ),
        ],
      },
    ],
  };
}

/** How the phone came by its settings is said only where it matters: nobody's phone in use is as new. */
function buildWords(
  { build, setup }: Product,
  products: readonly Product[],
  affected: readonly Product[],
): string {
  const isDivided = products.some((other) => other.build === build && !affected.includes(other));
  return `build ${build}${isDivided && setup !== null ? ` (${SETUP_WORDS[setup]})` : ''}`;
}
