import type { Advisory } from '../advise.ts';
import { toMarkdown } from '../page/to-markdown.ts';
import { letterToAuthority } from './letter-to-authority.ts';
import { letterToVendor } from './letter-to-vendor.ts';

export const ADVISORY_LETTERS = ['vendor', 'authority'] as const;

export type AdvisoryLetter = (typeof ADVISORY_LETTERS)[number];

/** A letter with the findings filled in, as Markdown. */
export function renderLetter(advisory: Advisory, letter: AdvisoryLetter): string {
  return toMarkdown(letter === 'vendor' ? letterToVendor(advisory) : letterToAuthority(advisory));
}
