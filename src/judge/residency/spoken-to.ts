import type { Contact, Destination } from '../../enrich/index.ts';
import { contactCounts } from '../terms/index.ts';
import type { ResidencyServer } from './residency-verdict.ts';
import { type Ground, standServer } from './stand-server.ts';

/** When a promise was due: not yet, already, or the capture tells no time. */
export type Due = 'due' | 'early' | 'timeless';

/** An address that was spoken to in a month. */
export interface SpokenTo {
  readonly month: string | null;
  readonly due: Due;
  /** Whether it is known to have been within what the promise was made for. */
  readonly isWithin: boolean;
  readonly server: ResidencyServer;
}

/** The addresses of a destination by month; those that were spoken to outside of the scope alone are left out. */
export function spokenTo(destination: Destination, ground: Ground): SpokenTo[] {
  const { promise, evidence, scope } = ground;
  const rows = contactsOf(destination).flatMap((contact) => {
    const counts = contactCounts(scope, contact, evidence);
    if (counts === false) return [];
    return [{ contact, isWithin: counts === true, due: dueOf(contact, promise.by) }];
  });
  const alike = Map.groupBy(rows, ({ contact: { address, month }, isWithin, due }) =>
    JSON.stringify([address, month, isWithin, due]),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const contact = together(same.map((row) => row.contact));
    const { isWithin, due } = first;
    return [{ month: contact.month, due, isWithin, server: standServer(destination, contact, ground) }];
  });
}

/** Whatever was spoken to on a day after it was due was due. */
function dueOf({ to }: Contact, by: string | null): Due {
  if (by === null) return 'due';
  if (to === null) return 'timeless';
  return to > by ? 'due' : 'early';
}

/** Of one address and month, whatever phase they were in. */
function together(contacts: readonly Contact[]): Contact {
  return contacts.reduce(({ phase: _, isUnanswered, ...all }, { isUnanswered: isOther, ...one }) => {
    const trips = [all.roundTrip, one.roundTrip].filter((trip) => trip !== undefined);
    return {
      ...all,
      from: all.from === null || one.from === null || all.from < one.from ? all.from : one.from,
      to: all.to === null || one.to === null || all.to > one.to ? all.to : one.to,
      byteLength: all.byteLength + one.byteLength,
      ...(trips.length === 0 ? {} : { roundTrip: Math.min(...trips) }),
      ...(isUnanswered === true && isOther === true ? { isUnanswered: true as const } : {}),
    };
  });
}

/** Of an examination that was made before contacts were kept, only the addresses are known. */
function contactsOf({ contacts, addresses }: Destination): readonly Contact[] {
  return (
    contacts ?? addresses.map((address) => ({ address, month: null, from: null, to: null, byteLength: 0 }))
  );
}
