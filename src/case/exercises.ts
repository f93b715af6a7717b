import { belongingTo } from './belonging-to.ts';
import type { Identifier } from './case-file.ts';
import type { KindClass } from './kind-row.ts';
import { type Kind, kindRow } from './kinds.ts';
import type { Action } from './protocol.ts';

/** Kinds that an action puts to use without naming an identifier, beside whole classes of them. */
interface Reach {
  readonly classes?: readonly KindClass[];
  readonly kinds?: readonly Kind[];
}

const STORED: readonly Kind[] = [
  'contact-name',
  'contact-number',
  'contact-email',
  'sms-number',
  'sms-text',
  'mms-content',
  'call-number',
];

const reaches: Readonly<Partial<Record<Action['do'], Reach>>> = {
  'power-on': {
    classes: ['hardware', 'resettable'],
    kinds: ['app-list', 'build-fingerprint', 'device-name'],
  },
  'insert-sim': { classes: ['subscriber'] },
  'join-wifi': { kinds: ['ssid', 'bssid', 'ip-address', 'wifi-mac'] },
  'allow-location': { kinds: ['location', 'cell-id'] },
  'factory-reset': { classes: ['resettable'] },
  'place-order': { kinds: ['order-id', 'postal-address', 'account-id', 'email', 'name'] },
  'sign-in': { classes: ['hardware', 'subscriber'], kinds: ['account-id', 'email', 'name', 'app-list'] },
  enable: { classes: ['hardware', 'subscriber'] },
  disable: { classes: ['hardware', 'subscriber'] },
  'back-up': { kinds: STORED },
  restore: { kinds: STORED },
  'apply-update': { classes: ['hardware'], kinds: ['build-fingerprint'] },
};

/**
 * Ids of the identifiers that an action puts to use, so that "not seen" can say what was tried: those that it
 * names and what belongs to them, and those of the kinds that it is about. In the order of the identity.
 */
export function exercises(action: Action, identity: readonly Identifier[]): string[] {
  const named = namesIn(action).flatMap((id) => belongingTo(id, identity).map((identifier) => identifier.id));
  const { classes = [], kinds = [] } = reaches[action.do] ?? {};
  return identity
    .filter(
      ({ id, kind }) => named.includes(id) || kinds.includes(kind) || classes.includes(kindRow(kind).class),
    )
    .map(({ id }) => id);
}

/** Identifier ids that an action names: a person, a text. */
export function namesIn(action: Action): string[] {
  return ['contact', 'with', 'text'].flatMap((field) => {
    const id = (action as Readonly<Record<string, unknown>>)[field];
    return typeof id === 'string' ? [id] : [];
  });
}
