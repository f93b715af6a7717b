import { LONGEST_VALUE, MOST_FIELDS, MOST_RECEIVED, type Received, type ToldField } from './received.ts';

/** What the vendor knows: the record that a scenario's answer key is held against. */
export class ReceivedLog {
  readonly #entries: Received[] = [];
  #lost = 0;

  add(entry: Received): void {
    if (this.#entries.length < MOST_RECEIVED) this.#entries.push(entry);
    else this.#lost += 1;
  }

  entries(): readonly Received[] {
    return [...this.#entries];
  }

  lost(): number {
    return this.#lost;
  }
}

/** Gathers the fields of one request. */
export class Told {
  readonly fields: ToldField[] = [];

  readonly add = (field: string, value: string): void => {
    if (this.fields.length < MOST_FIELDS) this.fields.push({ field, value: value.slice(0, LONGEST_VALUE) });
  };
}
