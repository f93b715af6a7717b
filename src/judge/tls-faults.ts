import type { AgreedTls } from '../capture/index.ts';

/** Why what looks like protection is none, or one that must not be relied on any more. */
export interface TlsFault {
  /** Stable, for ids. */
  readonly id: string;
  /** What was used, for a sentence: `TLS 1.0`. */
  readonly what: string;
  /** The rest of that sentence: what is wrong with it, and who says so. */
  readonly why: string;
  /** Anyone on the way can read along, or stand in the server's place. */
  readonly isOpen: boolean;
}

interface CipherRow extends Pick<TlsFault, 'id' | 'why' | 'isOpen'> {
  readonly title: string;
  /** Words of a suite's name, as the IANA registry or OpenSSL spell it. */
  readonly words: RegExp;
}

const FORBIDDEN = 'which must not be used any more';

/** Versions that must not be used; BCP 195 (RFC 9325 §3.1.1) says so of all. */
const VERSIONS: { readonly [Version in string]?: Pick<TlsFault, 'why' | 'isOpen'> } = {
  'SSL 2.0': { why: `${FORBIDDEN} (RFC 6176)`, isOpen: true },
  'SSL 3.0': { why: `${FORBIDDEN} (RFC 7568)`, isOpen: false },
  'TLS 1.0': { why: `${FORBIDDEN} (RFC 8996)`, isOpen: false },
  'TLS 1.1': { why: `${FORBIDDEN} (RFC 8996)`, isOpen: false },
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
    isOpen: true,
  },
  {
    id: 'anonymous',
    title: 'no certificate',
    words: /^(?:ANON|ADH|AECDH)$/,
    why: "so that anyone on the way can stand in the server's place (RFC 9325)",
    isOpen: true,
  },
  {
    id: 'export',
    title: 'a key cut short for export',
    words: /^(?:EXP|EXPORT|EXP1024|EXPORT1024)$/,
    why: 'which anyone can find out (RFC 9325)',
    isOpen: true,
  },
  { id: 'rc4', title: 'RC4', words: /^RC4$/, why: `${FORBIDDEN} (RFC 7465)`, isOpen: false },
  { id: 'rc2', title: 'RC2', words: /^RC2$/, why: `${FORBIDDEN} (RFC 9325)`, isOpen: false },
  {
    id: 'des',
    title: 'DES',
    words: /^DES(?:40)?$/,
    why: `${FORBIDDEN} (RFC 5469)`,
    isOpen: false,
  },
  { id: 'idea', title: 'IDEA', words: /^IDEA$/, why: `${FORBIDDEN} (RFC 5469)`, isOpen: false },
  {
    id: '3des',
    title: 'Triple DES',
    words: /^(?:3DES|CBC3)$/,
    why: 'whose blocks are too short for what passes today (RFC 9325; CVE-2016-2183)',
    isOpen: false,
  },
];

/** What is wrong with what a connection came to; nothing where all of it is unknown. */
export function tlsFaults({ version, cipher }: Pick<AgreedTls, 'version' | 'cipher'>): TlsFault[] {
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
      .map(({ id, title, why, isOpen }) => ({ id, what: `${title} (${cipher})`, why, isOpen })),
  ];
}

/**
 * Whether it is what is held to be safe today: `obsolete` where anything is wrong with it. Null where nobody knows: the
 * version was not seen, or a suite of an older version than TLS 1.3 has no name that is known.
 */
export function tlsStrength(tls: AgreedTls | undefined): 'current' | 'obsolete' | null {
  if (tls === undefined) return null;
  if (tlsFaults(tls).length > 0) return 'obsolete';
  const isKnown = tls.cipher !== null && !tls.cipher.startsWith('0x');
  return tls.version === 'TLS 1.3' || (tls.version === 'TLS 1.2' && isKnown) ? 'current' : null;
}

function wordsOf(cipher: string): string[] {
  const name = cipher.toUpperCase().replace(/^TLS_/, '');
  // RFC 9150: suites that only prove that nothing was changed have no other words.
  return /^SHA\d+_SHA\d+$/.test(name) ? [name] : name.split(/[_-]/);
}
