import { type Kind, kindRow, normaliseKey } from '../../case/index.ts';
import { namingKey } from '../naming-key.ts';
import { saysNothing } from '../says-nothing.ts';
import { isContrary, wordsOf } from './contrary.ts';

/** What a name says that its value is. */
export interface NamedAs {
  readonly kind: Kind;
  /** The name as the message writes it. */
  readonly name: string;
}

/** Shorter keys end too many other names: `ap`, `sn`, `did`, `sim`. */
const SHORTEST_END = 4;

/** Names remembered; a capture has some thousands. */
const MOST_KNOWN = 20_000;

const known = new Map<string, Kind | null>();

/** The first of the kinds, in their order, that the nearest name that says anything is a name of; else null. */
export function namedAs(names: readonly string[], kinds: readonly Kind[]): NamedAs | null {
  for (const name of names) {
    const kind = kindOf(name, kinds);
    if (kind !== null) return { kind, name };
    if (!saysNothing(name)) return null;
  }
  return null;
}

function kindOf(name: string, kinds: readonly Kind[]): Kind | null {
  const key = `${kinds.join()} ${name}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const kind = kinds.find((one) => namingKey(name, one) !== null || endsAs(name, one)) ?? null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, kind);
  return kind;
}

/** Whether the last words of a name are a key of the kind, and none before says that it is something else's. */
function endsAs(name: string, kind: Kind): boolean {
  const words = wordsOf(name);
  const { keys } = kindRow(kind);
  for (let from = 1; from < words.length; from++) {
    if (isContrary(words[from - 1] as string)) return false;
    const end = normaliseKey(words.slice(from).join(''));
    if (end.length >= SHORTEST_END && keys.includes(end)) return true;
  }
  return false;
}
