import { TelltaleError } from '../../../base/index.ts';
import { printable } from '../../printable.ts';
import type { Advisory } from '../advise.ts';
import { timeOf } from '../day.ts';
import {
  DISCLAIMER,
  exposureText,
  proceedingText,
  reportedText,
  siblingText,
  summaryText,
  titleOf,
  toReview,
  untestedSetups,
  vendorText,
} from '../sentences.ts';
import { severityText } from '../severity.ts';
import { claimsText, conditionsText, notSeenText } from '../test-sentences.ts';
import type { CsafNote } from './csaf-types.ts';
import { productTree } from './product-tree.ts';
import { vulnerabilityOf } from './vulnerability.ts';

/** The name of the file that a document must have (§5.1). */
export function csafFileName(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
}

/** An advisory as a document of CSAF 2.0, its fields in alphabetical order; the same advisory gives the same bytes. */
export function renderCsaf(advisory: Advisory): string {
  const profile = advisory.issues.length === 0 ? 'csaf_informational_advisory' : 'csaf_security_advisory';
  return `${JSON.stringify(sorted(csafOf(advisory, profile)), null, 2)}\n`;
}

/** The same in the profile VEX (§4.5), which says of each product whether it is affected. Throws `advisory-refused` of nothing. */
export function renderVex(advisory: Advisory): string {
  if (advisory.issues.length === 0)
    throw new TelltaleError(
      'advisory-refused',
      'VEX says of each product whether it is affected by something, and nothing was seen that a rule forbids; write it as csaf',
    );
  return `${JSON.stringify(sorted(csafOf(advisory, 'csaf_vex')), null, 2)}\n`;
}

type Profile = 'csaf_informational_advisory' | 'csaf_security_advisory' | 'csaf_vex';

function csafOf(advisory: Advisory, profile: Profile): object {
  const { issues, products } = advisory;
  return {
    document: documentOf(advisory, profile),
    product_tree: productTree(products),
    // §4.3: an informational advisory has none.
    ...(issues.length === 0
      ? {}
      : { vulnerabilities: issues.map((issue) => vulnerabilityOf(issue, advisory)) }),
  };
}

function documentOf(advisory: Advisory, category: Profile): object {
  const { file, severity, revisions, tool, at } = advisory;
  const [first, last] = [revisions[0], revisions.at(-1)];
  return {
    ...(severity === null ? {} : { aggregate_severity: { text: severityText(severity) } }),
    category,
    csaf_version: '2.0',
    distribution: {
      text: file.audiences.map(({ title, recipients }) => `${title}: ${recipients.join(', ')}`).join('\n'),
      tlp: { label: file.tlp, url: 'https://www.first.org/tlp/' },
    },
    lang: 'en',
    notes: notesOf(advisory),
    publisher: {
      category: file.publisher.category,
      contact_details: file.publisher.contact,
      ...(file.publisher.authority === undefined ? {} : { issuing_authority: file.publisher.authority }),
      name: file.publisher.name,
      namespace: file.publisher.namespace,
    },
    references: [
      {
        category: 'self',
        summary: 'This document',
        url: `${file.publishedUnder.replace(/\/?$/, '/')}${csafFileName(file.id)}`,
      },
      ...file.references.map(({ title, url }) => ({ category: 'external', summary: title, url })),
      ...file.reported.flatMap(({ by, url }) =>
        url === undefined
          ? []
          : [{ category: 'external', summary: `Report of ${by}; not reproduced here`, url }],
      ),
    ],
    title: titleOf(advisory),
    tracking: {
      current_release_date: last?.at ?? timeOf(at),
      generator: { date: timeOf(at), engine: { name: tool.name, version: tool.version } },
      id: file.id,
      initial_release_date: first?.at ?? timeOf(at),
      revision_history: revisions.map(({ number, at: date, summary }) => ({
        date,
        number: String(number),
        summary,
      })),
      status: file.status,
      version: String(last?.number ?? 1),
    },
  };
}

function notesOf(advisory: Advisory): CsafNote[] {
  const { file, stale } = advisory;
  const several = (category: CsafNote['category'], title: string, lines: readonly string[]): CsafNote[] =>
    lines.length === 0 ? [] : [{ category, title, text: lines.join('\n') }];
  return [
    ...several('general', 'STALE: do not rely on this as it is', stale),
    { category: 'summary', title: 'Overview', text: summaryText(advisory) },
    ...several('description', 'From the publisher', [file.overview ?? '', file.impact ?? ''].filter(Boolean)),
    ...several('details', 'How it was tested', conditionsText(advisory)),
    ...several('general', 'What was not seen, and what could not be', notSeenText(advisory)),
    ...several('other', 'What somebody has to look at', toReview(advisory)),
    ...several('other', 'What was claimed', claimsText(advisory)),
    { category: 'other', title: 'What the vendor says', text: vendorText(advisory) },
    ...several('other', 'How many devices', file.exposure.map(exposureText)),
    ...several('other', 'Not tested', [...untestedSetups(advisory), ...file.siblings.map(siblingText)]),
    ...several('other', 'Reported by others, not reproduced here', file.reported.map(reportedText)),
    ...several('other', 'Proceedings', file.proceedings.map(proceedingText)),
    ...file.audiences.flatMap(({ title, says }): CsafNote[] =>
      says === undefined ? [] : [{ category: 'other', title: `For ${title}`, text: says, audience: title }],
    ),
    { category: 'legal_disclaimer', title: 'Disclaimer', text: DISCLAIMER },
  ];
}

/** §6.2.13 wants the names of fields in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  // Names come from captures: what would reorder or hide words in a reader's program is written out.
  if (typeof value === 'string') return value.split('\n').map(printable).join('\n');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
