import type { Micros } from '../base/index.ts';
import { type Contact, dayOf } from './contact.ts';

/**
 * Contacts kept for one examination: a phone has some hundreds in a month. A capture made to exhaust memory has a new
 * address or month in every packet; what comes past it is counted, so that nobody takes the list for whole.
 */
export const MOST_CONTACTS = 100_000;

const DAY_MICROS = 86_400_000_000;

interface Draft {
  readonly month: string | null;
  readonly phase: string | null;
  isAnswered: boolean;
  from: Micros;
  to: Micros;
  byteLength: number;
  roundTrip: number;
}

/** What was heard of an address. */
export interface Heard {
  readonly address: string | null;
  readonly at: Micros;
  readonly byteLength: number;
  readonly roundTrip: number | null;
  readonly phase: string | null;
  /** Whether this came from there. */
  readonly isAnswer: boolean;
}

/** Room for contacts that all destinations share. */
export class ContactRoom {
  left = MOST_CONTACTS;
  #day = Number.NaN;
  #month: string | null = null;

  /** Messages come in the order of time, so the day is nearly always that of the one before. */
  monthOf(at: Micros): string | null {
    const day = Math.floor(at / DAY_MICROS);
    if (day !== this.#day) {
      this.#day = day;
      this.#month = dayOf(at)?.slice(0, 7) ?? null;
    }
    return this.#month;
  }
}

/** The contacts of one destination. */
export class Contacts {
  /** Messages that found no room. */
  notKept = 0;
  readonly #room: ContactRoom;
  readonly #byAddress = new Map<string | null, Draft[]>();

  constructor(room: ContactRoom) {
    this.#room = room;
  }

  add({ address, at, byteLength, roundTrip, phase, isAnswer }: Heard): void {
    const draft = this.#draftOf(address, at, phase);
    if (draft === null) {
      this.notKept += 1;
      return;
    }
    if (at < draft.from) draft.from = at;
    if (at > draft.to) draft.to = at;
    draft.byteLength += byteLength;
    if (isAnswer) draft.isAnswered = true;
    if (roundTrip !== null && roundTrip < draft.roundTrip) draft.roundTrip = roundTrip;
  }

  /** By month, then address, then phase; what has no month comes last. */
  list(): Contact[] {
    return [...this.#byAddress]
      .flatMap(([address, drafts]) =>
        drafts.map(({ month, phase, isAnswered, from, to, byteLength, roundTrip }) => ({
          address,
          month,
          from: month === null ? null : dayOf(from),
          to: month === null ? null : dayOf(to),
          ...(phase === null ? {} : { phase }),
          ...(isAnswered ? {} : { isUnanswered: true as const }),
          byteLength,
          ...(roundTrip === Number.POSITIVE_INFINITY ? {} : { roundTrip }),
        })),
      )
      .sort(
        (a, b) =>
          compare(a.month ?? '~', b.month ?? '~') ||
          compare(a.address ?? '', b.address ?? '') ||
          compare(a.phase ?? '', b.phase ?? ''),
      );
  }

  #draftOf(address: string | null, at: Micros, phase: string | null): Draft | null {
    const month = this.#room.monthOf(at);
    const drafts = this.#byAddress.get(address);
    const known = drafts?.findLast((each) => each.month === month && each.phase === phase);
    if (known !== undefined) return known;
    if (this.#room.left === 0 || (drafts?.length ?? 0) >= MOST_MONTHS) return null;
    this.#room.left -= 1;
    const draft = {
      month,
      phase,
      isAnswered: false,
      from: at,
      to: at,
      byteLength: 0,
      roundTrip: Number.POSITIVE_INFINITY,
    };
    if (drafts === undefined) this.#byAddress.set(address, [draft]);
    else drafts.push(draft);
    return draft;
  }
}

/** Months and phases kept for one address: twenty years of months. They are looked through one by one, so there must be few. */
export const MOST_MONTHS = 240;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
