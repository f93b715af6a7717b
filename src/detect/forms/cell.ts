import type { Family } from './written.ts';

/** Country, network, area and cell (3GPP TS 23.003 sections 4.3.1 and 19.6), whatever stands between them. */
const GLOBAL = /^\s*(\d{3})\D(\d{2,3})\D(\d{1,5})\D(\d{1,11})\s*$/;

/** The four numbers of a cell; null where the case writes them otherwise. */
export function cellNumbers(value: string): readonly [string, string, string, string] | null {
  const [, country, network, area, cell] = GLOBAL.exec(value) ?? [];
  return country && network && area && cell ? [country, network, area, cell] : null;
}

/** The cell's own number, which counts where its area's stands in a field beside it. */
export const cell: Family = (value) => {
  const [, , , text] = cellNumbers(value) ?? [];
  return text === undefined
    ? []
    : [{ text, forms: ['cell'], exactCase: true, boundary: 'cell', isWeak: true, isShown: true }];
};
