import type { Advisory } from '../advise.ts';
import { blockListOf, hostsFile, nftRules, suricataRules } from '../block-list.ts';
import { dayOf } from '../day.ts';
import type { IssueTold } from '../issue.ts';
import {
  claimsText,
  conditionsOf,
  DISCLAIMER,
  exposureText,
  howText,
  notSeenText,
  proceedingText,
  productNamed,
  reportedText,
  sentence,
  siblingText,
  statusText,
  statusWords,
  summaryText,
  titleOf,
  toReview,
  vendorText,
  whatText,
  whereText,
} from '../sentences.ts';
import { SEVERITY_ROWS, severityText } from '../severity.ts';
import { type Block, list, type Page, type Section, text } from './section.ts';

/**
 * The advisory for reading, in the order in which CERT-In writes its own: severity, systems affected, overview,
 * description, impact, solution, vendor information, references, disclaimer.
 */
export function advisoryPage(advisory: Advisory): Page {
  const { file, revisions } = advisory;
  const [first, last] = [revisions[0], revisions.at(-1)];
  return {
    title: titleOf(advisory),
    head: [
      ['Number', file.id],
      ['Version', `${last?.number ?? 1} (${file.status})`],
      ['Published', dayOf(first?.at ?? advisory.at)],
      ['This version', dayOf(last?.at ?? advisory.at)],
      ['TLP', file.tlp],
      ['Publisher', `${file.publisher.name}, ${file.publisher.contact}`],
    ],
    marks: staleMark(advisory),
    sections: [
      severitySection(advisory),
      systemsSection(advisory),
      overviewSection(advisory),
      descriptionSection(advisory),
      impactSection(advisory),
      solutionSection(advisory),
      { title: 'Vendor information', blocks: [text(vendorText(advisory)), ...list(claimsText(advisory))] },
      referencesSection(advisory),
      historySection(advisory),
      { title: 'Disclaimer', blocks: [text(DISCLAIMER)] },
    ],
  };
}

/** Visible before anything else. */
export function staleMark({ stale }: Pick<Advisory, 'stale'>): Block[] {
  return stale.length === 0
    ? []
    : [{ kind: 'mark', title: 'STALE: do not rely on this as it is', lines: stale }];
}

function severitySection({ severity, issues }: Advisory): Section {
  const used = new Set([
    ...(severity === null ? [] : [severity.row]),
    ...issues.map((issue) => issue.severity.row),
  ]);
  return {
    title: 'Severity',
    blocks: [
      text(
        severity === null
          ? 'None: nothing was seen that a rule forbids and that is not fixed.'
          : `${severityText(severity)}.`,
      ),
      {
        kind: 'table',
        head: ['row', 'severity', 'where', 'here'],
        rows: SEVERITY_ROWS.map(({ id, word, when }) => [id, word, when, used.has(id) ? 'yes' : '']),
      },
    ],
  };
}

function systemsSection(advisory: Advisory): Section {
  const { products, issues, file } = advisory;
  const overall = (product: string) => {
    const statuses = issues.map(
      (issue) => issue.statuses.find((each) => each.product === product)?.status ?? 'under_investigation',
    );
    if (issues.length === 0) return 'tested; nothing seen that a rule forbids';
    const order = ['known_affected', 'under_investigation', 'fixed', 'known_not_affected'] as const;
    const counts = order.flatMap((status) => {
      const number = statuses.filter((each) => each === status).length;
      return number === 0 ? [] : [`${number} ${statusWords(status)}`];
    });
    return `of ${statuses.length} issues: ${counts.join(', ')}`;
  };
  return {
    title: 'Systems affected',
    blocks: [
      {
        kind: 'table',
        head: ['system', 'status'],
        rows: products.map(({ id }) => [productNamed(advisory, id), overall(id)]),
      },
      ...list([...file.siblings.map(siblingText), ...file.exposure.map(exposureText)]),
    ],
  };
}

function overviewSection(advisory: Advisory): Section {
  const { file } = advisory;
  return {
    title: 'Overview',
    blocks: [
      text(summaryText(advisory)),
      ...(file.overview === undefined ? [] : [text(file.overview)]),
      ...list(file.audiences.map(({ title, recipients }) => `For ${title}: ${recipients.join(', ')}.`)),
    ],
  };
}

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
            `${each.times}×${each.steps.length === 0 ? '' : ` in ${each.steps.join(', ')}`}; test ${each.test}`,
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

function descriptionSection(advisory: Advisory): Section {
  const { issues, others, tests, file } = advisory;
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
      ...list(tests.flatMap(notSeenText)),
      text('How it was tested:'),
      ...list(tests.flatMap(conditionsOf)),
      ...(file.reported.length === 0
        ? []
        : [text('Reported by others, and not reproduced here:'), ...list(file.reported.map(reportedText))]),
    ],
  };
}

function impactSection(advisory: Advisory): Section {
  const { file, issues, tests } = advisory;
  const agreed = issues.filter(({ axis }) => axis === 'agreed').map(({ title }) => title);
  const secured = issues.filter(({ axis }) => axis === 'secured').map(({ title }) => title);
  const refuted = [
    ...new Set(
      tests.flatMap(({ examination }) =>
        examination.claims.filter(({ verdict }) => verdict === 'refuted').map(({ id }) => id),
      ),
    ),
  ].sort();
  return {
    title: 'Impact',
    blocks: [
      ...(file.impact === undefined ? [] : [text(file.impact)]),
      ...list([
        `Was it agreed to? ${agreed.length === 0 ? 'Nothing was seen against it.' : `No: ${agreed.join('; ')}.`}`,
        `Was it secured in transit? ${secured.length === 0 ? 'Nothing was seen against it.' : `No: ${secured.join('; ')}.`}`,
        `Was it true to what was claimed? ${refuted.length === 0 ? 'No claim was refuted.' : `Refuted: ${refuted.join(', ')} (see vendor information).`}`,
        'Was it lawful? That is not for a test to say.',
        ...file.proceedings.map(proceedingText),
      ]),
    ],
  };
}

function solutionSection(advisory: Advisory): Section {
  const { issues, file } = advisory;
  const blocked = blockListOf(issues);
  const remedies = new Map(issues.flatMap(({ remedies: all }) => all).map((each) => [each.details, each]));
  return {
    title: 'Solution',
    blocks: [
      ...(remedies.size === 0
        ? [text('Nothing needs to be done.')]
        : list(
            [...remedies.values()].map(({ details, url }) => (url === null ? details : `${details} ${url}`)),
          )),
      ...(blocked.hosts.length === 0
        ? []
        : [
            { kind: 'code' as const, title: 'DNS, as a hosts file', text: hostsFile(blocked, file.id) },
            { kind: 'code' as const, title: 'Suricata', text: suricataRules(blocked, file.id) },
          ]),
      ...(blocked.addresses.length === 0
        ? []
        : [
            {
              kind: 'code' as const,
              title: 'nft (addresses as the tests saw them; they change hands, so look again)',
              text: nftRules(blocked, file.id),
            },
          ]),
    ],
  };
}

function referencesSection({ file }: Advisory): Section {
  return {
    title: 'References',
    blocks: list([
      ...file.references.map(({ title, url }) => `${title}: ${url}`),
      ...file.reported.flatMap(({ by, url }) =>
        url === undefined ? [] : [`Report of ${by}, not reproduced here: ${url}`],
      ),
    ]),
  };
}

function historySection({ revisions }: Advisory): Section {
  return {
    title: 'Versions',
    blocks: [
      {
        kind: 'table',
        head: ['version', 'day', 'what is new', 'rests on'],
        rows: revisions.map(({ number, at, summary, tests }) => [
          String(number),
          dayOf(at),
          summary,
          tests.join(', '),
        ]),
      },
    ],
  };
}
