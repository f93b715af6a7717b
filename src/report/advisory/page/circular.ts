import type { Advisory } from '../advise.ts';
import { dayOf } from '../day.ts';
import { productsWith } from '../issue.ts';
import { type Product, SETUP_WORDS } from '../product.ts';
import { kindsTold, listed, modelOf, siblingText, untestedSetups, withoutCapital } from '../sentences.ts';
import { severityText } from '../severity.ts';
import { contentNotSeen, testNamed } from '../test-sentences.ts';
import { staleMark } from './advisory-page.ts';
import { type Block, list, type Page, text } from './section.ts';

/** Half a page for people who only need to know what to do. `audience`: of the file, by its id; null: for all. */
export function circularPage(advisory: Advisory, audience: string | null): Page {
  const { file, issues, products, revisions } = advisory;
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
          ...(open.length === 0
            ? [text(`A test of the ${model} saw nothing that a rule forbids and that is not fixed.`)]
            : seenBlocks(open, advisory)),
          ...(affected.length === 0
            ? []
            : [
                text(
                  `It concerns ${listed(affected.map((product) => buildWords(product, products, affected)))}; which build a phone has stands in its Settings, under “About phone”.`,
                ),
              ]),
          ...list([
            ...untestedSetups(advisory),
            ...file.siblings.map((sibling) => siblingText({ model: sibling.model })),
          ]),
        ],
      },
      {
        title: 'What to do',
        blocks: [
          ...(remedies.length === 0
            ? [text('Nothing that was seen calls for anything to be done.')]
            : list(remedies)),
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

/** Hosts that it names; the advisory has all. */
const MOST_HOSTS = 3;

/** What was seen, to whom, when, what is wrong with it, and what it was not: readers take more for seen than was. */
function seenBlocks(open: Advisory['issues'], advisory: Advisory): Block[] {
  const told = open.flatMap((issue) => issue.told);
  const tests = [...new Set(told.map(({ test }) => `the ${testNamed(test, advisory)}`))];
  const hosts = [...new Set(told.map(({ host }) => host))];
  const directions = new Set(told.map(({ direction }) => direction));
  const verbs = [
    ...(directions.has('request') || told.length === 0 ? ['send'] : []),
    ...(directions.has('response') ? ['be sent'] : []),
  ].join(' and ');
  const [named, left] = [hosts.slice(0, MOST_HOSTS), hosts.length - MOST_HOSTS];
  const way = directions.has('response') ? 'to and from' : 'to';
  const whom = left > 0 ? `${named.join(', ')} and ${left} more` : listed(named);
  const absent = contentNotSeen(advisory);
  return [
    text(
      `${tests.length === 0 ? 'A test' : sentenceStart(listed(tests))} saw the ${modelOf(advisory)} ${verbs} ${listed(kindsTold(open)) || 'data'}${whom === '' ? '' : ` ${way} ${whom}`}. What is wrong with it: ${open.map(({ title }) => withoutCapital(title)).join('; ')}.`,
    ),
    ...(absent.length === 0
      ? []
      : [text(`Looked for and not seen in what could be read: ${listed(absent)}.`)]),
    ...(advisory.severity === null ? [] : [text(`Severity: ${severityText(advisory.severity)}.`)]),
  ];
}

function sentenceStart(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
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
