export { type DigestHit, DigestTable, FEWEST_OF_DIGEST, type HashedTexts } from './digest-table.ts';
export { TextsToHash } from './hashed-texts.ts';
export { EntryList, HeadIndex } from './head-index.ts';
export { DIGESTS } from './one-way.ts';
