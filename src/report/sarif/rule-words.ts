import type { Level } from '../../judge/index.ts';

interface RuleWords {
  /** What most of its findings have; each result says its own. */
  readonly level: Level;
  readonly description: string;
}

/** What SARIF says of each built-in rule beside its title; a test holds that none is missing. */
export const RULE_WORDS: Readonly<Record<string, RuleWords>> = {
  'leaves-before-asked': {
    level: 'error',
    description: 'An identifier left the phone before the person was asked. Nobody can have agreed to that.',
  },
  'leaves-though-refused': {
    level: 'error',
    description: 'An identifier left the phone although the person had refused.',
  },
  'continues-after-withdrawal': {
    level: 'error',
    description: 'An identifier went on leaving the phone after the person had taken the consent back.',
  },
  'party-not-covered': {
    level: 'error',
    description: 'An identifier went to somebody whom the consent that was given does not cover.',
  },
  'sent-when-idle': {
    level: 'warning',
    description: 'Something was sent while nobody used the phone, so nobody did anything that it was for.',
  },
  'opaque-raised': {
    level: 'warning',
    description:
      'A step was followed by an upload that cannot be read, and the same step left empty was not.',
  },
  'personal-in-plain-text': {
    level: 'error',
    description: 'A personal identifier went over a connection without TLS: anyone on the way can read it.',
  },
  'hardware-where-resettable': {
    level: 'warning',
    description:
      'An identifier that stays with the phone for life was sent where one that can be reset would do.',
  },
  linked: {
    level: 'warning',
    description:
      'Identifiers of two kinds came in one message, so whoever resets one is found again by the other.',
  },
  'accepted-untrusted-certificate': {
    level: 'error',
    description:
      'The phone accepted the certificate of a stranger: anyone in between can read and change all.',
  },
  'obsolete-tls': {
    level: 'warning',
    description: 'A connection was protected by a version or cipher suite of TLS that must not be relied on.',
  },
  'unsalted-hash-of-small-space': {
    level: 'warning',
    description: 'A value was hashed of which there are so few that trying all of them undoes the hash.',
  },
  'encoding-called-encryption': {
    level: 'error',
    description: 'Something says that a value is encrypted, and it was only encoded, which anyone can undo.',
  },
  'fixed-iv': {
    level: 'warning',
    description: 'AES in CBC was used with a vector that never changes, so equal beginnings stay equal.',
  },
  told: {
    level: 'note',
    description: 'An identifier was told, and no other rule has an opinion on it.',
  },
};
