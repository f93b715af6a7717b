/**
 * Something about the input that a reader of the result must know: bytes that were skipped, could not be
 * opened, or were odd. Bad bytes are data, so they end up here and never in an exception.
 */
export interface Notice {
  /** Kebab-case, stable: scripts match on it. */
  readonly code: string;
  /** What it is about: a capture's file name, a connection's or an identifier's id. Never a value. */
  readonly about: string;
  /** One sentence for a person; the same for every occurrence, so that occurrences can be counted. */
  readonly detail: string;
  /** Bytes of the capture that it accounts for. */
  readonly byteLength?: number;
}

/** Notices alike but for their bytes, counted. */
export interface CountedNotice extends Notice {
  readonly times: number;
}

/**
 * Distinct notices of one code kept for one examination. A hostile capture can make a new one with every packet;
 * past this they are counted together. (Wireshark keeps every expert info: 1.5 bytes per byte read.)
 */
export const MOST_NOTICES = 1_000;

/** What one board holds, as plain data: by code, the notices that are kept, and how many more there were. */
export type NoticeTally = ReadonlyMap<string, CodeTally>;

interface CodeTally {
  readonly kept: ReadonlyMap<string, CountedNotice>;
  readonly more: { readonly times: number; readonly byteLength: number };
}

/**
 * Collects notices, joining those that say the same. Which are kept of too many follows from the notices alone, not
 * from the order they come in, so that boards of parts of the work merge into that of the whole.
 */
export class NoticeBoard {
  readonly #codes = new Map<string, NoticesOfCode>();

  add(notice: Notice, times = 1): void {
    this.#of(notice.code).add({ ...notice, times });
  }

  /** Takes in what another board holds. */
  merge(tally: NoticeTally): void {
    for (const [code, { kept, more }] of tally) {
      const notices = this.#of(code);
      for (const notice of kept.values()) notices.add(notice);
      notices.addMore(more);
    }
  }

  tally(): NoticeTally {
    return this.#codes;
  }

  /** Sorted by code, then what it is about, then detail. */
  list(): CountedNotice[] {
    return [...this.#codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([code, { kept, more }]) => {
        const notices = [...kept.values()];
        const detail = `more of the same, past ${MOST_NOTICES} different notices`;
        if (more.times > 0) notices.push({ code, about: 'many', detail, ...more });
        return notices.map(tidied).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
      });
  }

  #of(code: string): NoticesOfCode {
    let notices = this.#codes.get(code);
    if (notices === undefined) {
      notices = new NoticesOfCode();
      this.#codes.set(code, notices);
    }
    return notices;
  }
}

/** The first of them by what they are about. */
class NoticesOfCode {
  readonly kept = new Map<string, CountedNotice>();
  readonly more = { times: 0, byteLength: 0 };
  /** Key of the last one that is kept, by their order. */
  #last = '';

  add(notice: CountedNotice): void {
    const key = keyOf(notice);
    const known = this.kept.get(key);
    if (known === undefined && this.kept.size >= MOST_NOTICES) {
      if (key > this.#last) {
        this.addMore(notice);
        return;
      }
      this.addMore(this.kept.get(this.#last) as CountedNotice);
      this.kept.delete(this.#last);
      this.#last = '';
      for (const other of this.kept.keys()) if (other > this.#last) this.#last = other;
    }
    if (key > this.#last) this.#last = key;
    this.kept.set(key, known === undefined ? notice : sumOf(known, notice));
  }

  addMore({ times, byteLength = 0 }: { readonly times: number; readonly byteLength?: number }): void {
    this.more.times += times;
    this.more.byteLength += byteLength;
  }
}

function sumOf(one: CountedNotice, other: CountedNotice): CountedNotice {
  const byteLength = (one.byteLength ?? 0) + (other.byteLength ?? 0);
  return { ...one, times: one.times + other.times, byteLength };
}

function keyOf({ about, detail }: Notice): string {
  return `${about}\0${detail}`;
}

function tidied({ code, about, detail, times, byteLength = 0 }: CountedNotice): CountedNotice {
  return { code, about, detail, times, ...(byteLength > 0 ? { byteLength } : {}) };
}
