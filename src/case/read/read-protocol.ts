import type { Protocol } from '../protocol.ts';
import { type ProtocolInput, protocolSchema } from '../protocol-schema.ts';
import { fileInvalid } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { isPlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';
import { protocolFaults } from './protocol-faults.ts';
import { protocolOf } from './protocol-of.ts';
import { readTree } from './read-tree.ts';
import { shapeFaults } from './shape-faults.ts';

/** UTF-16 units of a protocol that are read at all. The longest built-in one has 8,000. */
export const LONGEST_PROTOCOL = 256 * 1024;

const protocolKind: FileKind = {
  word: 'protocol',
  schema: protocolSchema,
  longest: LONGEST_PROTOCOL,
  keepsNumbers: () => true,
  needs: 'a protocol needs the fields telltale, id, title, source and phases',
};

/**
 * Reads a protocol file, YAML 1.2 or JSON; `file` is what messages call it. Throws `protocol-invalid` with
 * every fault, one a line, as `file:line:column: sentence`.
 */
export function readProtocol(text: string, file: string): Protocol {
  const { value, places, faults, fail } = readTree(text, file, protocolKind);
  const wrong = [...faults, ...faultsOf(value, places)];
  if (wrong.length > 0) throw fail(wrong);
  return protocolOf(value as ProtocolInput);
}

/** Nothing is known of where the values of a protocol stood that was written out in another file. */
const placeless: Places = { ofContainer: () => 0, ofKey: () => 0, ofValue: () => 0 };

/** Checks a protocol that a case file writes out; `name` is what messages call it. Throws `protocol-invalid`. */
export function checkProtocol(value: unknown, name: string): Protocol {
  const wrong = faultsOf(value, placeless);
  if (wrong.length > 0) throw fileInvalid({ name, word: 'protocol' }, wrong, null);
  return protocolOf(value as ProtocolInput);
}

function faultsOf(value: unknown, places: Places) {
  const meaning = isPlainMap(value) ? protocolFaults(value, places) : [];
  return [...shapeFaults(value, places, protocolKind), ...meaning];
}
