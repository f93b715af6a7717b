import type { Advisory } from '../advise.ts';
import { blockListOf, hostsFile, nftRules, suricataRules } from '../block-list.ts';
import { dayOf } from '../day.ts';
import {
  DISCLAIMER,
  exposureText,
  proceedingText,
  productNamed,
  siblingText,
  statusWords,
  summaryText,
  titleOf,
  untestedSetups,
  vendorText,
} from '../sentences.ts';
import { SEVERITY_ROWS, severityText } from '../severity.ts';
import { claimsText, testNamed } from '../test-sentences.ts';
import { descriptionSection } from './description-section.ts';
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
        head: ['row', 'severity', 'where', 'found here'],
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
      ...list([
        ...untestedSetups(advisory),
        ...file.siblings.map(siblingText),
        ...file.exposure.map(exposureText),
      ]),
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
      ...list(file.audiences.map(({ title, recipients }) => `Sent to ${title}: ${recipients.join(', ')}.`)),
    ],
  };
}

function impactSection(advisory: Advisory): Section {
  const { file, issues, tests } = advisory;
  const named = ({ id, title }: Advisory['issues'][number]) => `${title} (${id})`;
  const agreed = issues.filter(({ axis }) => axis === 'agreed').map(named);
  const secured = issues.filter(({ axis }) => axis === 'secured').map(named);
  const besides = issues.filter(({ axis }) => axis === null).map(named);
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
        ...(besides.length === 0 ? [] : [`What else speaks against it: ${besides.join('; ')}.`]),
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

function historySection(advisory: Advisory): Section {
  const { revisions } = advisory;
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
          tests.map((id) => testNamed(id, advisory)).join(', '),
        ]),
      },
    ],
  };
}
