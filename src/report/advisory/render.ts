import { renderAcknowledgements } from './acknowledgement.ts';
import type { Advisory } from './advise.ts';
import { blockListOf, hostsFile, nftRules, suricataRules } from './block-list.ts';
import { renderCsaf, renderVex } from './csaf/csaf-of.ts';
import { advisoryPage } from './page/advisory-page.ts';
import { circularPage } from './page/circular.ts';
import { noticePage } from './page/notice.ts';
import { toHtml } from './page/to-html.ts';
import { toMarkdown } from './page/to-markdown.ts';

/** Every writing of an advisory. */
export const ADVISORY_FORMATS = [
  'csaf',
  'vex',
  'html',
  'markdown',
  'circular',
  'notice',
  'acknowledgement',
  'hosts',
  'nft',
  'suricata',
] as const;

export type AdvisoryFormat = (typeof ADVISORY_FORMATS)[number];

export interface AdvisoryRenderOptions {
  /** Of a circular: for whom, by the id of the audience; null: for all. */
  readonly audience: string | null;
  /** Whether a circular or a notice is HTML; else Markdown. */
  readonly isHtml: boolean;
}

/** An advisory in one of its writings; the same advisory gives the same bytes. */
export function renderAdvisory(
  advisory: Advisory,
  format: AdvisoryFormat,
  { audience, isHtml }: AdvisoryRenderOptions,
): string {
  const page = isHtml ? toHtml : toMarkdown;
  const blocked = blockListOf(advisory.issues);
  const { id } = advisory.file;
  switch (format) {
    case 'csaf':
      return renderCsaf(advisory);
    case 'vex':
      return renderVex(advisory);
    case 'html':
      return toHtml(advisoryPage(advisory));
    case 'markdown':
      return toMarkdown(advisoryPage(advisory));
    case 'circular':
      return page(circularPage(advisory, audience));
    case 'notice':
      return page(noticePage(advisory));
    case 'acknowledgement':
      return renderAcknowledgements(advisory);
    case 'hosts':
      return hostsFile(blocked, id);
    case 'nft':
      return nftRules(blocked, id);
    case 'suricata':
      return suricataRules(blocked, id);
    default:
      return format satisfies never;
  }
}
