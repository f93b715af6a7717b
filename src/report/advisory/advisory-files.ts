import type { Advisory } from './advise.ts';
import { blockListOf } from './block-list.ts';
import { csafFileName } from './csaf/csaf-of.ts';
import { type AdvisoryFormat, renderAdvisory } from './render.ts';

export interface AdvisoryText {
  readonly name: string;
  readonly text: string;
}

/** Every writing of an advisory with its name: what there is nothing for (no earlier version, nothing to block) is left out. */
export function advisoryFiles(advisory: Advisory): AdvisoryText[] {
  const { file, revisions, issues, products, tests } = advisory;
  const base = csafFileName(file.id).replace(/\.json$/, '');
  const blocked = blockListOf(issues);
  const text = (format: AdvisoryFormat, audience: string | null = null, isHtml = false) =>
    renderAdvisory(advisory, format, { audience, isHtml });
  const isRetested = new Set(tests[0]?.productOf.values()).size < products.length;
  return [
    { name: `${base}.json`, text: text('csaf') },
    { name: `${base}.html`, text: text('html') },
    { name: `${base}.md`, text: text('markdown') },
    ...file.audiences.flatMap(({ id }) => {
      const name = `${base}-circular-${id.replace(/[^A-Za-z0-9._-]/g, '_')}`;
      return [
        { name: `${name}.html`, text: text('circular', id, true) },
        { name: `${name}.md`, text: text('circular', id) },
      ];
    }),
    ...(revisions.length > 1 ? [{ name: `${base}-notice.md`, text: text('notice') }] : []),
    ...(isRetested ? [{ name: `${base}-acknowledgement.json`, text: text('acknowledgement') }] : []),
    ...(blocked.hosts.length > 0
      ? [
          { name: `${base}.hosts`, text: text('hosts') },
          { name: `${base}.rules`, text: text('suricata') },
        ]
      : []),
    ...(blocked.addresses.length > 0 ? [{ name: `${base}.nft`, text: text('nft') }] : []),
  ];
}
