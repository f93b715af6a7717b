import type { Examination } from './examination.ts';

/**
 * What is judged: an examination without what judging adds to it. So one that was saved can be judged again, by the
 * same rules or others, without its captures.
 */
export type Evidence = Omit<Examination, 'findings' | 'claims'>;
