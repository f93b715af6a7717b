import { kinds } from '../../src/index.ts';
import { Random } from '../random.ts';
import { HMAC_KEY, SALT } from './case-secrets.ts';
import { MARKETS, type Market } from './market.ts';
import { newSubject } from './new-subject.ts';
import type { Subject } from './subject.ts';
import type { Script } from './words.ts';

/** Application-layer keys of the case. */
export interface CaseKeys {
  /** Given in the case file with its initialisation vector. */
  readonly chained: { readonly key: Buffer; readonly iv: Buffer };
  readonly unchained: { readonly key: Buffer };
  /** Keys of DES and of Triple DES, the latter with its vector. */
  readonly des: { readonly key: Buffer };
  readonly tripleDes: { readonly key: Buffer; readonly iv: Buffer };
  /** In the case file's recipes alone. */
  readonly recipes: { readonly key: Buffer; readonly xor: Buffer };
  /** Not in the case file: a login answer in the capture hands it out. */
  readonly seen: { readonly key: Buffer };
}

/** What a batch of messages is searched for. */
export interface Identity {
  readonly market: Market;
  readonly subjects: readonly Subject[];
  readonly keys: CaseKeys;
  /** The case file, in JSON. */
  readonly caseText: string;
}

/** Beside one of each kind: more of those whose values differ much among themselves. */
const MORE: readonly (readonly [kind: Subject['kind'], script?: Script])[] = [
  ['contact-name', 'accented'],
  ['contact-name', 'accented'],
  ['contact-name', 'cyrillic'],
  ['contact-name', 'han'],
  ['name', 'accented'],
  ['imei'],
  ['contact-number'],
  ['contact-number'],
  ['contact-number'],
  ['contact-email'],
  ['sms-text'],
  ['wifi-mac'],
];

/** The identity of a batch, the same for the same seed. */
export function newIdentity(seed: string, batch: number): Identity {
  const random = new Random(`${seed}/identity/${batch}`);
  const market = MARKETS[batch % MARKETS.length] as Market;
  const wanted: typeof MORE = [...kinds.map(({ kind }) => [kind] as const), ...MORE];
  const subjects: Subject[] = [];
  const ends = new Set<string>();
  for (const [index, [kind, script]] of wanted.entries()) {
    // The last seven digits are a written form of their own, so no two numbers share them.
    for (;;) {
      const made = newSubject(kind, random, { market, ...(script === undefined ? {} : { script }) });
      const end = lastSeven(made.value);
      if (end !== null && ends.has(end)) continue;
      if (end !== null) ends.add(end);
      subjects.push({ id: `${kind}-${index}`, ...made });
      break;
    }
  }
  const keys = {
    chained: { key: random.bytes(16), iv: random.bytes(16) },
    unchained: { key: random.bytes(32) },
    seen: { key: random.bytes(16) },
    des: { key: random.bytes(8) },
    tripleDes: { key: random.bytes(24), iv: random.bytes(8) },
    recipes: { key: random.bytes(32), xor: random.bytes(7) },
  };
  return { market, subjects, keys, caseText: caseText(market, subjects, keys) };
}

/** The last seven digits of a value that is a number; null where it is none. */
export function lastSeven(value: Subject['value']): string | null {
  if (typeof value !== 'string' || /[^\d\s+().-]/.test(value) || value.includes(',')) return null;
  return value.replace(/\D/g, '').slice(-7);
}

function caseText(market: Market, subjects: readonly Subject[], keys: CaseKeys): string {
  const { chained, unchained, des, tripleDes, recipes } = keys;
  return JSON.stringify({
    telltale: 'case/1',
    device: { market: market.code },
    identity: subjects.map(({ id, kind, value }) => ({ id, kind, value })),
    keys: [
      {
        id: 'chained',
        cipher: 'aes-128-cbc',
        key: chained.key.toString('hex'),
        iv: chained.iv.toString('hex'),
      },
      { id: 'unchained', cipher: 'aes-256-ecb', key: unchained.key.toString('hex') },
      { id: 'des', cipher: 'des-ecb', key: des.key.toString('hex') },
      {
        id: 'triple',
        cipher: '3des-cbc',
        key: tripleDes.key.toString('base64'),
        iv: tripleDes.iv.toString('hex'),
      },
      {
        recipe: 'sealed',
        steps: `from-base64 | aes-cbc key=hex:${recipes.key.toString('hex')} iv=front | gunzip`,
      },
      {
        recipe: 'turned',
        steps: `from-hex | reverse | xor key=base64:${recipes.xor.toString('base64')} | text`,
      },
      { id: 'salt', salt: SALT },
      { id: 'hmac', hmac: HMAC_KEY },
    ],
  });
}
