import { type Kind, kindRow, normaliseKey } from '../case/index.ts';

/** Words that telemetry puts before a name without changing what it names: `device_carrier`, `userEmail`. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'active android client current customer default device local mobile my own owner phone sim user x'.split(
    ' ',
  ),
);

/** The key of the kind that a field's name is, `deviceCarrier` being `carrier`; null where it is none. */
export function namingKey(name: string, kind: Kind): string | null {
  const { keys } = kindRow(kind);
  const whole = normaliseKey(name);
  if (keys.includes(whole)) return whole;
  const words = name
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  for (let from = 1; from < words.length; from++) {
    if (!OWN_WORDS.has((words[from - 1] as string).toLowerCase())) return null;
    const rest = normaliseKey(words.slice(from).join(''));
    if (keys.includes(rest)) return rest;
  }
  return null;
}

/** Names are made by whoever sent the message; past this no key is looked for in them. */
const LONGEST_NAME = 100;
