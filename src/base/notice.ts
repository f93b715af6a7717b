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
 * Distinct notices kept for one examination. A hostile capture can make a new one with every packet;
 * past this they are counted together by code. (Wireshark keeps every expert info: 1.5 bytes per byte read.)
 */
export const MOST_NOTICES = 1_000;

/** Collects notices, joining those that say the same. */
export class NoticeBoard {
  readonly #counted = new Map<string, { notice: Notice; times: number; byteLength: number }>();

  add(notice: Notice): void {
    let key = `${notice.code}\0${notice.about}\0${notice.detail}`;
    let kept = notice;
    if (!this.#counted.has(key) && this.#counted.size >= MOST_NOTICES) {
      kept = {
        code: notice.code,
        about: 'many',
        detail: `more of the same, past ${MOST_NOTICES} different notices`,
      };
      key = `${notice.code}\0`;
    }
    const entry = this.#counted.get(key);
    const byteLength = notice.byteLength ?? 0;
    if (entry === undefined) this.#counted.set(key, { notice: kept, times: 1, byteLength });
    else {
      entry.times += 1;
      entry.byteLength += byteLength;
    }
  }

  /** Sorted by code, then what it is about, then detail. */
  list(): CountedNotice[] {
    const all = [...this.#counted.values()].map(({ notice, times, byteLength }) => ({
      code: notice.code,
      about: notice.about,
      detail: notice.detail,
      times,
      ...(byteLength > 0 ? { byteLength } : {}),
    }));
    const key = (n: CountedNotice) => `${n.code}\0${n.about}\0${n.detail}`;
    return all.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }
}
