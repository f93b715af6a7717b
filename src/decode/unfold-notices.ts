import type { Notice } from '../base/index.ts';
import type { Fault } from './layers/layer-finder.ts';

/** Why some bytes were not unfolded, or not as they were written. */
export type Reason = 'encoding-broken' | 'altered' | 'closed' | 'budget-exceeded' | 'depth-exceeded';

export const REASON_OF: Readonly<Record<Fault, Reason>> = {
  broken: 'encoding-broken',
  'cut-off': 'encoding-broken',
  'too-large': 'budget-exceeded',
  altered: 'altered',
  closed: 'closed',
};

/** In the order of telling. */
const NOTICES: Readonly<Record<Reason, Pick<Notice, 'code' | 'detail'>>> = {
  'encoding-broken': {
    code: 'encoding-broken',
    detail: 'compressed bytes could not be undone, or only up to where they are broken or cut off',
  },
  altered: {
    code: 'encoding-broken',
    detail:
      'compressed bytes are not what their checksum says: they were altered on the way, and are read as they are',
  },
  closed: {
    code: 'entry-closed',
    detail:
      'an archive holds entries that are encrypted, or compressed in a way that is not read: what is in them was left out',
  },
  'budget-exceeded': {
    code: 'budget-exceeded',
    detail: 'more unfolds from these bytes than is read, so some of it was left out',
  },
  'depth-exceeded': {
    code: 'depth-exceeded',
    detail:
      'more layers of encoding are on these bytes than are taken off, so what is under them was left out',
  },
};

/** What is to be told of one section, each once. */
export class UnfoldNotices {
  readonly #about: string;
  readonly #reasons = new Set<Reason>();

  constructor(about: string) {
    this.#about = about;
  }

  add(reason: Reason): void {
    this.#reasons.add(reason);
  }

  list(): Notice[] {
    const notices: Notice[] = [];
    if (this.#reasons.size === 0) return notices;
    for (const [reason, { code, detail }] of Object.entries(NOTICES)) {
      if (this.#reasons.has(reason as Reason)) notices.push({ code, about: this.#about, detail });
    }
    return notices;
  }
}
