import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Words } from './en.ts';

/** Languages that a report can be in; another is one file and one line. */
export const languages = { en, de } as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof languages;
