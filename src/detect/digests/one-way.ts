import { createHmac, hash } from 'node:crypto';
import { bytesOf } from '../../base/index.ts';
import type { HashKey } from '../../case/index.ts';
import { readingsOf } from './key-readings.ts';
import { xxhash64 } from './xxhash64.ts';

/** One-way functions that are tried on every text, by the contract's names, which are also Node's. */
export const DIGESTS = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-256',
  'sha3-512',
  'ripemd160',
] as const;

/** Those that are also hashed once more, as programs do that get a digest in hexadecimal and hash what they are given. */
const TWICE = ['md5', 'sha1', 'sha256'] as const;

/** Those that are tried with each key of the case. */
const KEYED = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;

/** Those that programs join a salt and a text for with a sign between them. */
const JOINED = ['md5', 'sha1', 'sha256'] as const;

/** Signs that stand between a salt and a text, the most usual first. */
const JOINTS = [':', '|', '_', '-', '.', '#', ',', '&', '/', ' '];

/** Of an address book there are so many texts that only these are tried. */
const USUAL_JOINTS = 2;

/** What UUIDs of a name are made with (RFC 9562 section 6.6): of a host, an address, an object, a directory's entry. */
const NAMESPACES = ['810', '811', '812', '814'].map((end) =>
  Buffer.from(`6ba7b${end}9dad11d180b400c04fd430c8`, 'hex'),
);

/** A way to hash a text whose result tells enough to be found by itself. */
export interface OneWay {
  /** What a sighting says of it, innermost first. */
  readonly forms: readonly string[];
  readonly byteLength: number;
  /** Bytes as the characters of the same number: by far the cheapest way to get a digest from Node. */
  readonly of: (text: string) => string;
}

/** All ways, those with the case's keys last. Giving a text's digests by way of `heads` is twice as fast as asking each. */
export class OneWays {
  readonly list: readonly OneWay[];

  /** `isWide`: also what is tried only where there are few texts. */
  constructor(keys: readonly HashKey[], isWide: boolean) {
    const joints = isWide ? JOINTS : JOINTS.slice(0, USUAL_JOINTS);
    this.list = [
      ...PLAIN,
      ...TWO,
      MIDDLE,
      XXHASH64,
      ...(isWide ? NAMESPACED : []),
      ...keys.flatMap((key) => [...keyed(key), ...joined(key, joints)]),
    ];
  }

  /** Tells the first four bytes of each digest of a text, as a number, by the place of its way in the list. */
  heads(text: string, take: (way: number, head: number) => void): void {
    let way = PLAIN.length;
    let middle = 0;
    for (const [index, name] of DIGESTS.entries()) {
      if (!isTwice(name)) take(index, headOf(hash(name, text, 'binary')));
    }
    for (const inner of TWICE) {
      const hex = hash(inner, text, 'hex');
      take(DIGESTS.indexOf(inner), Number.parseInt(hex.slice(0, 8), 16) | 0);
      if (inner === 'md5') middle = Number.parseInt(hex.slice(8, 16), 16) | 0;
      for (const outer of TWICE) take(way++, headOf(hash(outer, hex, 'binary')));
    }
    take(way++, middle);
    for (; way < this.list.length; way++) take(way, headOf((this.list[way] as OneWay).of(text)));
  }
}

const PLAIN: readonly OneWay[] = DIGESTS.map((name) => ({
  forms: [name],
  byteLength: hash(name, '', 'binary').length,
  of: (text) => hash(name, text, 'binary'),
}));

const TWO: readonly OneWay[] = TWICE.flatMap((inner) =>
  TWICE.map((outer) => ({
    forms: [inner, outer],
    byteLength: hash(outer, '', 'binary').length,
    of: (text) => hash(outer, hash(inner, text, 'hex'), 'binary'),
  })),
);

/** Sixteen of the thirty-two figures of MD5, as published clients in China write it. */
const MIDDLE: OneWay = {
  forms: ['md5', 'middle'],
  byteLength: 8,
  of: (text) => hash('md5', text, 'binary').slice(4, 12),
};

const NAMESPACED: readonly OneWay[] = (['md5', 'sha1'] as const).flatMap((name) =>
  NAMESPACES.map((namespace) => ({
    forms: ['namespaced', name],
    byteLength: hash(name, '', 'binary').length,
    of: (text: string) => hash(name, Buffer.concat([namespace, Buffer.from(text)]), 'binary'),
  })),
);

const XXHASH64: OneWay = {
  forms: ['xxhash64'],
  byteLength: 8,
  of: (text) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(xxhash64(bytesOf(text)));
    return bytes.toString('latin1');
  },
};

/** A salt before the text, and behind it; an HMAC key as bytes in each of the ways in which it may be written. */
function keyed({ use, text: key }: HashKey): OneWay[] {
  return KEYED.flatMap((name): OneWay[] => {
    const { length } = hash(name, '', 'binary');
    if (use === 'salt') {
      const forms = ['salted', name];
      return [
        { forms, byteLength: length, of: (text) => hash(name, key + text, 'binary') },
        { forms, byteLength: length, of: (text) => hash(name, text + key, 'binary') },
      ];
    }
    return readingsOf(key).map((bytes) => ({
      forms: [`hmac-${name}`],
      byteLength: length,
      of: (text) => createHmac(name, bytes).update(text).digest('binary'),
    }));
  });
}

/** A salt and a text with a sign between them. */
function joined({ use, text: salt }: HashKey, joints: readonly string[]): OneWay[] {
  if (use !== 'salt') return [];
  return JOINED.flatMap((name) => {
    const rest = { forms: ['salted', name], byteLength: hash(name, '', 'binary').length };
    return joints.flatMap((joint): OneWay[] => [
      { ...rest, of: (text) => hash(name, `${salt}${joint}${text}`, 'binary') },
      { ...rest, of: (text) => hash(name, `${text}${joint}${salt}`, 'binary') },
    ]);
  });
}

function isTwice(name: string): boolean {
  return TWICE.some((other) => other === name);
}

/** The first four bytes as a signed number, the first of them highest. */
export function headOf(binary: string): number {
  return (
    (binary.charCodeAt(0) << 24) |
    (binary.charCodeAt(1) << 16) |
    (binary.charCodeAt(2) << 8) |
    binary.charCodeAt(3)
  );
}
