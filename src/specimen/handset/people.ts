import { belongingTo, type Identifier } from '../../case/index.ts';
import { impossible } from './impossible.ts';
import type { Contact } from './phone-state.ts';

/** What a protocol names by identifier id, as the phone has it. */
export class People {
  readonly #identity: readonly Identifier[];

  constructor(identity: readonly Identifier[]) {
    this.#identity = identity;
  }

  /** A text as it is, a telephone number in E.164. Throws `action-impossible` where the case has none. */
  value(id: string): string {
    const { kind, value } = this.#found(id);
    if (typeof value !== 'string') throw impossible(`"${id}" is a list`);
    return isNumber(kind) ? value.replace(/[^+\d]/g, '') : value;
  }

  list(id: string): readonly string[] {
    const { value } = this.#found(id);
    return typeof value === 'string' ? [value] : value;
  }

  /** The text of a message: where the text is a number, the words around it as `smsList` has them. */
  text(id: string): string {
    return isNumber(this.#found(id).kind) ? `You can reach me at ${this.value(id)}` : this.value(id);
  }

  /** By any of their identifiers, or by what these have in common: `contact1` for `contact1.number`. */
  contact(id: string): Contact {
    const own = belongingTo(id, this.#identity);
    const first = (kind: Identifier['kind']) => {
      const found = own.find((identifier) => identifier.kind === kind);
      return found === undefined ? '' : this.value(found.id);
    };
    const number = first('contact-number');
    if (number === '') throw impossible(`the case's identity has no number for "${id}"`);
    return { name: first('contact-name'), number, email: first('contact-email') };
  }

  #found(id: string): Identifier {
    const found = this.#identity.find((identifier) => identifier.id === id);
    if (found === undefined) throw impossible(`the case's identity has no "${id}"`);
    return found;
  }
}

function isNumber(kind: Identifier['kind']): boolean {
  return kind === 'msisdn' || kind.endsWith('-number');
}
