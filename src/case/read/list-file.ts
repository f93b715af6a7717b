import { type Fault, fileInvalid } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { isPlainMap, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { readTree } from './read-tree.ts';
import { shapeFaults } from './shape-faults.ts';

/** A kind of file, and what is wrong with one whose shape may be right. */
export interface Checked {
  readonly kind: FileKind;
  readonly meaning: (file: PlainMap, places: Places) => readonly Fault[];
}

/** A file's value, checked by its definition. Throws `<word>-invalid` with every fault by line. */
export function readWritten(text: string, file: string, checked: Checked): unknown {
  const { value, places, faults, fail } = readTree(text, file, checked.kind);
  const wrong = [...faults, ...faultsOf(value, places, checked)];
  if (wrong.length > 0) throw fail(wrong);
  return value;
}

/** Nothing is known of where values stood that were written out in another file. */
const placeless: Places = { ofContainer: () => 0, ofKey: () => 0, ofValue: () => 0 };

/** The same of what another file writes out; `name` is what messages call it. */
export function checkWritten(value: unknown, name: string, checked: Checked): unknown {
  const wrong = faultsOf(value, placeless, checked);
  if (wrong.length > 0) throw fileInvalid({ name, word: checked.kind.word }, wrong, null);
  return value;
}

/** What is wrong with such a file's value; of what another file writes out, where that file has it. */
export function faultsOf(value: unknown, places: Places, { kind, meaning }: Checked): Fault[] {
  return [...shapeFaults(value, places, kind), ...(isPlainMap(value) ? meaning(value, places) : [])];
}
