import type { AgreedTls } from '../capture/index.ts';

/** Why what looks like protection is none, or one that must not be relied on any more. */
export interface TlsFault {
  /** Stable, for ids. */
  readonly id: string;
  /** What was used, for a sentence: `TLS 1.0`. */
  readonly what: string;
  /** The rest of that sentence: what is wrong with it, and who says so. */
  readonly why: string;
  /**
   * `error`: anyone on the way can read along, or stand in the server's place. `warning`: it must not be relied on.
   * `note`: it holds, and those who set the rules advise against it.
   */
  readonly level: 'error' | 'warning' | 'note';
}

interface CipherRow extends Pick<TlsFault, 'id' | 'why' | 'level'> {
  readonly title: string;
  /** Words of a suite's name, as the IANA registry or OpenSSL spell it. */
  readonly words: RegExp;
}

const FORBIDDEN = 'which must not be used any more';

/** Versions that must not be used; BCP 195 (RFC 9325 §3.1.1) says so of all. */
const VERSIONS: { readonly [Version in string]?: Pick<TlsFault, 'why' | 'level'> } = {
  'SSL 2.0': { why: `${FORBIDDEN} (RFC 6176)`, level: 'error' },
  'SSL 3.0': { why: `${FORBIDDEN} (RFC 7568)`, level: 'warning' },
  'TLS 1.0': { why: `${FORBIDDEN} (RFC 8996)`, level: 'warning' },
  'TLS 1.1': { why: `${FORBIDDEN} (RFC 8996)`, level: 'warning' },
};

/**
 * Cipher suites that must not or should not be used: RFC 9325 §4.1, and the RFC named where there is one of its own. The
 * gravest first: of a suite only that is told.
 */
const CIPHERS: readonly CipherRow[] = [
  {
    id: 'null',
    title: 'no encryption at all',
    words: /^(?:NULL|SHA(?:256|384)_SHA(?:256|384))$/,
    why: 'so that anyone on the way reads along (RFC 9325)',
    level: 'error',
  },
  {
    id: 'anonymous',
    title: 'no certificate',
    words: /^(?:ANON|ADH|AECDH)$/,
    why: "so that anyone on the way can stand in the server's place (RFC 9325)",
    level: 'error',
  },
  {
    id: 'export',
    title: 'a key cut short for export',
    words: /^(?:EXP|EXPORT|EXP1024|EXPORT1024)$/,
    why: 'which anyone can find out (RFC 9325)',
    level: 'error',
  },
  { id: 'rc4', title: 'RC4', words: /^RC4$/, why: `${FORBIDDEN} (RFC 7465)`, level: 'warning' },
  { id: 'rc2', title: 'RC2', words: /^RC2$/, why: `${FORBIDDEN} (RFC 9325)`, level: 'warning' },
  {
    id: 'des',
    title: 'DES',
    words: /^DES(?:40)?$/,
    why: `${FORBIDDEN} (RFC 5469)`,
    level: 'warning',
  },
  { id: 'idea', title: 'IDEA', words: /^IDEA$/, why: `${FORBIDDEN} (RFC 5469)`, level: 'warning' },
  {
    id: '3des',
    title: 'Triple DES',
    words: /^(?:3DES|CBC3)$/,
    why: 'whose blocks are too short for what passes today (RFC 9325; CVE-2016-2183)',
    level: 'warning',
  },
];

interface KeyExchange {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Beginnings of a suite's name, in IANA's writing and in OpenSSL's, which leaves RSA out. */
  readonly begins: RegExp;
}

const STATIC =
  'so that whoever gets the key of the server later can read what was recorded (RFC 9325 §4.1 advises against it)';

/**
 * How keys are agreed on where RFC 9325 §4.1 says SHOULD NOT. It does not say so of CBC: of a suite with it that agrees
 * on keys as it should, nothing is told.
 */
const KEY_EXCHANGES: readonly KeyExchange[] = [
  {
    id: 'static-rsa',
    title: 'keys sent under RSA',
    why: STATIC,
    begins: /^(?:TLS_RSA_(?:PSK_)?WITH_|RSA-PSK-|(?:AES|CAMELLIA|ARIA)(?:128|256)-|SEED-)/,
  },
  {
    id: 'static-dh',
    title: 'Diffie-Hellman keys that stay the same',
    why: STATIC,
    begins: /^(?:TLS_)?(?:EC)?DH[_-](?!ANON)/,
  },
  {
    id: 'dhe',
    title: 'Diffie-Hellman over a finite field',
    why: 'whose groups nobody can tell to be large enough (RFC 9325 §4.1 advises against it)',
    begins: /^(?:TLS_DHE_|DHE-|EDH-)/,
  },
];

/** What is wrong with what a connection came to, the gravest alone; nothing where all of it is unknown. */
export function tlsFaults(tls: Pick<AgreedTls, 'version' | 'cipher'>): TlsFault[] {
  const grave = graveFaults(tls);
  return grave.length > 0 ? grave : keyFaults(tls);
}

/** TLS 1.3 names no way to agree on keys in its suites. */
function keyFaults({ cipher }: Pick<AgreedTls, 'cipher'>): TlsFault[] {
  const name = cipher?.toUpperCase() ?? '';
  return KEY_EXCHANGES.filter(({ begins }) => begins.test(name)).map(({ id, title, why }) => ({
    id,
    what: `${title} (${cipher})`,
    why,
    level: 'note',
  }));
}

function graveFaults({ version, cipher }: Pick<AgreedTls, 'version' | 'cipher'>): TlsFault[] {
  const old = version === null ? undefined : VERSIONS[version];
  const words = cipher === null ? [] : wordsOf(cipher);
  // OpenSSL's name for Triple DES is DES-CBC3.
  const isTriple = words.includes('CBC3');
  return [
    ...(version === null || old === undefined ? [] : [{ id: version, what: version, ...old }]),
    ...CIPHERS.filter(
      ({ id, words: sign }) => words.some((word) => sign.test(word)) && !(id === 'des' && isTriple),
    )
      .slice(0, 1)
      .map(({ id, title, why, level }) => ({ id, what: `${title} (${cipher})`, why, level })),
  ];
}

export type TlsStrength = 'current' | 'discouraged' | 'obsolete';

/**
 * Whether it is what is held to be safe today: `obsolete` where it must not be relied on, `discouraged` where it is no
 * more than advised against. Null where nobody knows: the version was not seen, or a suite of an older version than
 * TLS 1.3 has no name that is known.
 */
export function tlsStrength(tls: AgreedTls | undefined): TlsStrength | null {
  if (tls === undefined) return null;
  const faults = tlsFaults(tls);
  if (faults.length > 0) return faults.every(({ level }) => level === 'note') ? 'discouraged' : 'obsolete';
  const isKnown = tls.cipher !== null && !tls.cipher.startsWith('0x');
  return tls.version === 'TLS 1.3' || (tls.version === 'TLS 1.2' && isKnown) ? 'current' : null;
}

function wordsOf(cipher: string): string[] {
  const name = cipher.toUpperCase().replace(/^TLS_/, '');
  // RFC 9150: suites that only prove that nothing was changed have no other words.
  return /^SHA\d+_SHA\d+$/.test(name) ? [name] : name.split(/[_-]/);
}
