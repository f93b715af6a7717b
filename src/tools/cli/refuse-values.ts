import { TelltaleError } from '../../base/index.ts';
import { type AdvisoryFile, type Case, type Identifier, kindRow } from '../../case/index.ts';
import { compileIdentity, redactor } from '../../detect/index.ts';

/** Shorter ones stand in other words by chance. */
const LEAST_VALUE = 8;

/** Letters of a text of a file in which a value is looked for in every writing. */
const LONGEST_TEXT = 100_000;

/**
 * A value may have slipped into a text of the advisory's file: in any writing that is looked for in captures, too, such as a
 * number without its blanks. Throws `advisory-value`.
 */
export function refuseValuesIn(file: AdvisoryFile, read: Case | null): void {
  if (read === null) return;
  const identity = read.identity.filter(isSomebodys);
  const redact = redactor(compileIdentity(identity, read));
  for (const { where, text } of textsIn(file, '')) {
    const shown = redact(text.slice(0, LONGEST_TEXT));
    const [, id] = /‹([^›]*)›/.exec(shown) ?? [];
    if (id !== undefined && identity.some((each) => each.id === id) && !text.includes(`‹${id}›`))
      throw told(id, where);
  }
}

/** The same of a text that was made, as the case has it. Throws `advisory-value`. */
export function refuseValues(text: string, read: Case | null): void {
  for (const { id, value } of (read?.identity ?? []).filter(({ kind }) => kind !== 'carrier')) {
    const values = typeof value === 'string' ? [value] : [];
    if (values.some((each) => each.length >= LEAST_VALUE && text.includes(each)))
      throw told(id, 'a text of the file');
  }
}

/** Names of operators, models and networks are everybody's words; so is what is short. */
function isSomebodys({ kind, value }: Identifier): boolean {
  return (
    kind !== 'carrier' &&
    kindRow(kind).class !== 'surroundings' &&
    typeof value === 'string' &&
    value.length >= LEAST_VALUE
  );
}

function* textsIn(
  value: unknown,
  where: string,
): Generator<{ readonly where: string; readonly text: string }> {
  if (typeof value === 'string') yield { where, text: value };
  else if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* textsIn(each, `${where}[${index}]`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      yield* textsIn(each, where === '' ? name : `${where}.${name}`);
}

function told(id: string, where: string): TelltaleError {
  return new TelltaleError(
    'advisory-value',
    `the value of ${id} stands in a text of the advisory's file (${where}); take it out, and name the identifier`,
  );
}
