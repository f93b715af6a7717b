import type { KindRow } from '../kind-row.ts';

/** Keeps the row's name as a literal type, so that `Kind` is made of the rows. */
export const row = <const Name extends string>(known: KindRow<Name>): KindRow<Name> => known;

/** The words of a text, so that long lists of names stay readable. */
export const names = (text: string): readonly string[] => text.trim().split(/\s+/);
