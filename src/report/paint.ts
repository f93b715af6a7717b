import type { styleText } from 'node:util';
import type { Level } from '../judge/index.ts';
import { wrap } from './table.ts';

export type Style = Parameters<typeof styleText>[0];

/** Gives a text a style, where colour is wanted. */
export type Paint = (style: Style, text: string) => string;

export const COLOUR = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<
  Level,
  Style
>;

/** A paragraph whose lines after the first are set in. */
export function hanging(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, i) => (i === 0 ? line : `  ${line}`));
}
