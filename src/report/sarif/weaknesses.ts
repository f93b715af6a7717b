import { CWE_NAMES } from '../cwe-names.ts';

/** The taxonomy of `run.taxonomies` (SARIF 2.1.0 §3.14.8): the weaknesses that are pointed at, in their order. */
export function weaknessTaxonomy(ids: readonly string[]) {
  return {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'Common Weakness Enumeration' },
    taxa: ids.map((id) => ({
      id,
      ...(CWE_NAMES[id] === undefined ? {} : { shortDescription: { text: CWE_NAMES[id] } }),
      ...(/^CWE-\d+$/.test(id)
        ? { helpUri: `https://cwe.mitre.org/data/definitions/${id.slice('CWE-'.length)}.html` }
        : {}),
    })),
  };
}
