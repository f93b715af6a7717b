import type { KindRow } from './kind-row.ts';
import { hardwareKinds } from './kind-rows/hardware.ts';
import { personalKinds } from './kind-rows/personal.ts';
import { resettableKinds } from './kind-rows/resettable.ts';
import { subscriberKinds } from './kind-rows/subscriber.ts';
import { surroundingsKinds } from './kind-rows/surroundings.ts';

/**
 * Every kind of identifier, one row each, in the order of the contract. Adding a kind is adding a row to the
 * file of its class in `kind-rows/`.
 * `term` is the narrowest fitting term of DPV 2 (PD extension, https://w3id.org/dpv/pd); where that is only
 * the parent of what the kind means, the row says so. `pd:AccountIdentifier` is a financial account: never used.
 */
const kindTable = [
  ...hardwareKinds,
  ...subscriberKinds,
  ...resettableKinds,
  ...personalKinds,
  ...surroundingsKinds,
] as const;

/** What an identifier is. */
export type Kind = (typeof kindTable)[number]['kind'];

/** A row that is known to be in the table. */
export type KnownKind = KindRow<Kind>;

export const kinds: readonly KnownKind[] = kindTable;

const rows: ReadonlyMap<string, KnownKind> = new Map(kinds.map((known) => [known.kind, known]));

export function isKind(name: string): name is Kind {
  return rows.has(name);
}

export function kindRow(kind: Kind): KnownKind {
  return rows.get(kind) as KnownKind;
}

/** Whether the built-in rules treat it as personal: what it is, who pays for it, or the very phone in the hand. */
export function isPersonal(kind: Kind): boolean {
  const group = kindRow(kind).class;
  return group === 'personal' || group === 'subscriber' || group === 'hardware';
}

/** Whether the value in a case is a list of texts. */
export function takesList(kind: Kind): boolean {
  return kindRow(kind).forms.includes('set');
}
