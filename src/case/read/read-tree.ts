import type { TelltaleError } from '../../base/index.ts';
import { type Fault, fileInvalid } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { parseYaml } from './parse-yaml.ts';
import { type PlainValue, plainValue } from './plain-value.ts';

/** A file as plain values, its faults so far, and the error that tells of faults by line. */
export interface ReadTree extends PlainValue {
  readonly fail: (faults: readonly Fault[]) => TelltaleError;
}

/** Text, YAML 1.2 or JSON, as plain values. Throws `case-invalid` or its like where there is no one value. */
export function readTree(text: string, file: string, kind: FileKind): ReadTree {
  const read = { name: file, word: kind.word };
  if (text.length > kind.longest) {
    const sentence = `the file is longer than ${kind.longest} characters`;
    throw fileInvalid(read, [{ offset: 0, sentence }], () => ({ line: 1, col: 1 }));
  }
  const { root, faults, lines } = parseYaml(text);
  const fail = (found: readonly Fault[]) => fileInvalid(read, found, (offset) => lines.linePos(offset));
  if (faults.length > 0) throw fail(faults);
  if (root === null) throw fail([{ offset: 0, sentence: `the file is empty; ${kind.needs}` }]);
  return { ...plainValue(root, kind), fail };
}
