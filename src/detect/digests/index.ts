export { DIGEST_LENGTHS, type DigestHit, DigestTable, FEWEST_OF_DIGEST } from './digest-table.ts';
export { type HashedTexts, TextsToHash } from './hashed-texts.ts';
export { EntryList, HeadIndex, type HeadTables, indexHeads } from './head-index.ts';
export { DIGESTS } from './one-way.ts';
