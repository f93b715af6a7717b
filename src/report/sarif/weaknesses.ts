/** Names of the weaknesses that built-in rules point at, as MITRE's Common Weakness Enumeration has them. */
export const WEAKNESSES: Readonly<Record<string, string>> = {
  'CWE-201': 'Insertion of Sensitive Information Into Sent Data',
  'CWE-295': 'Improper Certificate Validation',
  'CWE-311': 'Missing Encryption of Sensitive Data',
  'CWE-319': 'Cleartext Transmission of Sensitive Information',
  'CWE-327': 'Use of a Broken or Risky Cryptographic Algorithm',
  'CWE-328': 'Use of Weak Hash',
  'CWE-329': 'Generation of Predictable IV with CBC Mode',
  'CWE-359': 'Exposure of Private Personal Information to an Unauthorized Actor',
};

/** The taxonomy of `run.taxonomies` (SARIF 2.1.0 §3.14.8): the weaknesses that are pointed at, in their order. */
export function weaknessTaxonomy(ids: readonly string[]) {
  return {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'Common Weakness Enumeration' },
    taxa: ids.map((id) => ({
      id,
      ...(WEAKNESSES[id] === undefined ? {} : { shortDescription: { text: WEAKNESSES[id] } }),
      ...(/^CWE-\d+$/.test(id)
        ? { helpUri: `https://cwe.mitre.org/data/definitions/${id.slice('CWE-'.length)}.html` }
        : {}),
    })),
  };
}
