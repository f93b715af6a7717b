import { alternativeName } from './alternative-name.ts';
import { der } from './der.ts';

export const SUBJECT_KEY_IDENTIFIER = der.identifier('2.5.29.14');

/** Extensions of an authority's certificate (RFC 5280 section 4.2): it signs others. */
export function authorityExtensions(): Uint8Array[] {
  return [
    extension(BASIC_CONSTRAINTS, true, der.sequence(der.true)),
    // keyCertSign and cRLSign.
    extension(KEY_USAGE, true, der.bits(Uint8Array.of(0x06), 1)),
  ];
}

/** Those of a server's. `isNamedElsewhere`: its subject holds a name too; else the names here are critical. */
export function serverExtensions(names: readonly string[], isNamedElsewhere: boolean): Uint8Array[] {
  return [
    extension(BASIC_CONSTRAINTS, true, der.sequence()),
    // digitalSignature.
    extension(KEY_USAGE, true, der.bits(Uint8Array.of(0x80), 7)),
    extension(EXTENDED_KEY_USAGE, false, der.sequence(SERVER_AUTHENTICATION)),
    extension(ALTERNATIVE_NAMES, !isNamedElsewhere, der.sequence(...names.map(alternativeName))),
  ];
}

/** By which a chain is put together; null where the authority's certificate says no identifier. */
export function keyExtensions(own: Uint8Array, authority: Uint8Array | null): Uint8Array[] {
  const list = [extension(SUBJECT_KEY_IDENTIFIER, false, der.octets(own))];
  if (authority === null) return list;
  return [...list, extension(AUTHORITY_KEY_IDENTIFIER, false, der.sequence(der.tagged(0, false, authority)))];
}

const KEY_USAGE = der.identifier('2.5.29.15');
const ALTERNATIVE_NAMES = der.identifier('2.5.29.17');
const BASIC_CONSTRAINTS = der.identifier('2.5.29.19');
const AUTHORITY_KEY_IDENTIFIER = der.identifier('2.5.29.35');
const EXTENDED_KEY_USAGE = der.identifier('2.5.29.37');
const SERVER_AUTHENTICATION = der.identifier('1.3.6.1.5.5.7.3.1');

function extension(id: Uint8Array, isCritical: boolean, value: Uint8Array): Uint8Array {
  return der.sequence(id, ...(isCritical ? [der.true] : []), der.octets(value));
}
