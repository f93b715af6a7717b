/** Where everything lies in a bundle, from its root. `data/` and the tag files are sealed; `seal/` grows afterwards. */
export const LAYOUT = {
  bagit: 'bagit.txt',
  info: 'bag-info.txt',
  manifests: { sha256: 'manifest-sha256.txt', sha512: 'manifest-sha512.txt' },
  tagManifests: { sha256: 'tagmanifest-sha256.txt', sha512: 'tagmanifest-sha512.txt' },
  payload: 'data/',
  description: 'data/bundle.json',
  examination: 'data/examination.json',
  blocks: 'data/blocks.json',
  custody: 'data/custody.ndjson',
  case: 'data/case/case.yaml',
  claims: 'data/case/claims.yaml',
  policy: 'data/case/policy.yaml',
  protocol: 'data/case/protocol.yaml',
  captures: 'data/captures/',
  tables: 'data/tables/',
  keys: 'data/keys/',
  caseKeys: 'data/keys/case-keys.json',
  share: 'data/share.json',
  seal: 'seal/',
  statement: 'seal/statement.json',
  envelope: 'seal/envelope.json',
  publicKeys: 'seal/keys/',
  timestamps: 'seal/timestamps/',
  laterCustody: 'seal/custody.ndjson',
} as const;

/** RFC 8493 section 2.1.1, byte for byte. */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const ALGORITHMS = ['sha256', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Tag files that a signature covers beside the payload. */
export const TAG_FILES: readonly string[] = [
  LAYOUT.bagit,
  LAYOUT.info,
  LAYOUT.manifests.sha256,
  LAYOUT.manifests.sha512,
  LAYOUT.tagManifests.sha256,
  LAYOUT.tagManifests.sha512,
];
