import { latin1Of, legibleText, type Span } from '../../base/index.ts';
import { type Kind, normaliseKey } from '../../case/index.ts';
import type { Confidence, Likeness, Resemblance } from './likeness.ts';

/*
 * Names of networks and serial numbers have no shape of their own: only the name of the field says what they are. So
 * the names are looked for, and what stands behind them is the value.
 */

/** Ends of the names that are looked for, and what may stand between a name and its value. */
const NAME =
  /(?:ssid|wifi_?name|carrier|carrier_?name|operator|operator_?name|serial|serial_?no|serial_?number|mcc_?mnc|plmn)["']?\s{0,3}[:=>]\s{0,3}/gi;

/** Characters of a name, and of a value, that are looked at. */
const LONGEST_NAME = 40;
const LONGEST_VALUE = 64;

/** What stands in a field that has no value. */
const NO_VALUE =
  /^(?:unknown|none|null|nil|undefined|true|false|yes|no|n\/?a|default|empty|test|android|<.*>|0x|wifi|string)$/i;

interface Word {
  readonly kind: Kind;
  readonly family: string;
  /** Normalised names, and the ends of longer ones. */
  readonly names: RegExp;
  readonly value: RegExp;
  readonly confidence: Confidence;
  readonly shape: string;
}

/** A network's name, or its country and network code (ITU-T E.212). */
const NETWORK = /^(?:\d{5,6}|(?=.*\p{L}.*[\p{L}\d])[\p{L}\d][\p{L}\d .&+'()|!_-]{1,39})$/u;

const WORDS: readonly Word[] = [
  {
    kind: 'ssid',
    family: 'ssid',
    names: /(?<!b|e)ssid$|^essid$|wifiname$/,
    value: /^[^\p{C}]{1,32}$/u,
    confidence: 'medium',
    shape: 'a name of up to 32 characters',
  },
  {
    kind: 'carrier',
    family: 'carrier',
    names: /(?:carrier|carriername|networkoperator|simoperator|operatorname|mccmnc|plmn)$/,
    value: NETWORK,
    confidence: 'medium',
    shape: 'the name or the number of a network',
  },
  {
    kind: 'carrier',
    family: 'carrier',
    names: /^operator$/,
    value: NETWORK,
    confidence: 'low',
    shape: 'the name or the number of a network',
  },
  {
    kind: 'serial',
    family: 'serial',
    names: /(?:^|device|hw|ro|build|phone|hardware)serial(?:no|number)?$/,
    value: /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d]{6,24}$/,
    confidence: 'medium',
    shape: 'letters and digits',
  },
];

/** Comparisons, which programs call operators too. */
const COMPARISON = /^(?:and|or|not|in|eq|ne|lt|gt|lte|gte|equals|contains|exists|is|like|between|match\w*)$/i;

/** A likeness, and the family that its value belongs to. */
export interface NamedWord extends Likeness {
  readonly family: string;
}

/** What stands behind such names in a text; what is still encoded is passed over. */
export function* namedWords(text: string, bytes: Uint8Array): Generator<NamedWord> {
  for (const { 0: found, index } of text.matchAll(NAME)) {
    const name = nameAt(text, index + found.search(/["']?\s{0,3}[:=>]/));
    const span = valueAt(text, index + found.length);
    if (span === null) continue;
    const word = wordOf([name], legibleText(bytes.subarray(span.start, span.end)));
    if (word !== null) yield { ...word, span };
  }
}

/** The same of bytes that are all of a value, with the names around them. */
export function wholeWord(bytes: Uint8Array, names: () => readonly string[]): NamedWord | null {
  if (bytes.byteLength === 0 || bytes.byteLength > LONGEST_VALUE || /[\x00-\x1f]/.test(latin1Of(bytes)))
    return null;
  const word = wordOf(names(), legibleText(bytes));
  return word === null ? null : { ...word, span: { start: 0, end: bytes.byteLength } };
}

function wordOf([name]: readonly string[], written: string): (Resemblance & { family: string }) | null {
  if (name === undefined) return null;
  // Android writes the name of a network in quotes.
  const value = written.trim().replace(/^"(.*)"$/, '$1');
  if (NO_VALUE.test(value) || COMPARISON.test(value) || !/[\p{L}\p{N}]/u.test(value)) return null;
  const key = normaliseKey(name);
  const word = WORDS.find(({ names }) => names.test(key));
  if (word === undefined || !word.value.test(value)) return null;
  const { kind, family, confidence, shape } = word;
  return { kind, family, value, confidence, shape, name };
}

function nameAt(text: string, end: number): string {
  return /[A-Za-z][\w.-]*$/.exec(text.slice(Math.max(0, end - LONGEST_NAME), end))?.[0] ?? '';
}

/** The value that begins here, up to the quote that ends it or what divides fields; null where it is encoded. */
function valueAt(text: string, from: number): Span | null {
  const quote = text[from] === '"' || text[from] === "'" ? text[from] : null;
  const start = quote === null ? from : from + 1;
  const ahead = text.slice(start, start + LONGEST_VALUE + 1);
  const length = quote === null ? ahead.search(/[&;,<>"'\r\n\t{}[\]]|$/) : ahead.indexOf(quote);
  if (length <= 0 || length > LONGEST_VALUE || /[%+\\]/.test(ahead.slice(0, length))) return null;
  return { start, end: start + length };
}
