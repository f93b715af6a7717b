import { bytesOf } from '../base/index.ts';
import type { Identifier } from './case-file.ts';
import type { Kind } from './kinds.ts';

/** Property of a vCard that a kind becomes. */
const properties: readonly (readonly [kind: Kind, property: string])[] = [
  ['contact-number', 'TEL;TYPE=CELL'],
  ['contact-email', 'EMAIL;TYPE=INTERNET'],
];

/**
 * The contacts of an identity as vCards 3.0 (RFC 2426), which every phone imports. What belongs to one
 * contact shares the part of its id before the first dot.
 */
export function vCard(identity: readonly Identifier[]): string {
  const lines: string[] = [];
  for (const { id, value } of ofKind(identity, 'contact-name')) {
    const [contact] = id.split('.');
    const words = value.split(' ');
    const family = words.length > 1 ? (words.at(-1) as string) : '';
    const given = words.length > 1 ? words.slice(0, -1).join(' ') : value;
    lines.push(
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:${escaped(family)};${escaped(given)};;;`,
      `FN:${escaped(value)}`,
    );
    for (const [kind, property] of properties) {
      for (const other of ofKind(identity, kind)) {
        if (other.id.split('.')[0] === contact) lines.push(`${property}:${escaped(other.value)}`);
      }
    }
    lines.push('END:VCARD');
  }
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function ofKind(identity: readonly Identifier[], kind: Kind): { id: string; value: string }[] {
  return identity.flatMap(({ id, kind: own, value }) =>
    own === kind && typeof value === 'string' ? [{ id, value }] : [],
  );
}

/** RFC 2426 §5: backslash, comma, semicolon and line break. */
function escaped(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** RFC 2426 §2.6: lines of at most 75 octets, broken between characters, each next one behind a space. */
const LINE_OCTETS = 75;

function folded(line: string): string {
  let out = '';
  let length = 0;
  for (const character of line) {
    const octets = bytesOf(character).byteLength;
    if (length + octets > LINE_OCTETS) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += octets;
  }
  return out;
}
