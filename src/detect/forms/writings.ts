import { type Identifier, kindRow } from '../../case/index.ts';
import { asGiven } from './as-given.ts';
import { families } from './families.ts';
import { set } from './set.ts';
import type { Written } from './written.ts';

/** Every way in which an identifier is searched for, each text once: by the earliest family that writes it. */
export function writingsOf(identifier: Identifier, market: string | null): readonly Written[] {
  const { kind, value } = identifier;
  if (typeof value !== 'string') return set(value);
  const row = kindRow(kind);
  const written = [
    asGiven(value, market),
    ...row.forms.map((form) => families[form]?.(value, market) ?? []),
  ].flat();
  const byText = new Map<string, Written>();
  for (const one of written) {
    // What goes on where the text ends is a writing of its own.
    const goesOn = one.boundary === 'imeisv' || one.boundary === 'nearby';
    const key = `${one.text}\0${one.member ?? ''}\0${goesOn}`;
    const known = byText.get(key);
    // As given comes first and exact; a family that also folds its case says more.
    if (known === undefined) byText.set(key, one);
    else if (known.exactCase && !one.exactCase) byText.set(key, { ...known, exactCase: false });
  }
  return [...byText.values()];
}

/** The texts that a program would hash: a writing that folds case stands for three. */
export function textsOf(
  written: Written,
): readonly { readonly text: string; readonly forms: readonly string[] }[] {
  const { text, forms, exactCase } = written;
  const texts = [{ text, forms }];
  // A family that wrote out one case has written out the other too.
  if (exactCase || forms[0] === 'lower-case' || forms[0] === 'upper-case') return texts;
  const lower = text.toLowerCase();
  const upper = text.toUpperCase();
  if (lower !== text) texts.push({ text: lower, forms: ['lower-case', ...forms] });
  if (upper !== text) texts.push({ text: upper, forms: ['upper-case', ...forms] });
  return texts;
}
