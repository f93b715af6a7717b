import type { Micros } from '../base/index.ts';
import type { Cipher } from './cipher.ts';
import type { IdentifierValue } from './kind-row.ts';
import type { Kind } from './kinds.ts';
import type { Recipe } from './recipe/recipe.ts';

/** One thing to look for. A list stands for a set (an app list). */
export interface Identifier {
  readonly id: string;
  readonly kind: Kind;
  readonly value: IdentifierValue;
  /** Belongs to the hardware or SIM of a real phone and cannot be planted. */
  readonly fixed: boolean;
}

/** The phone under test. */
export interface Device {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly build: string | null;
  /** Country the phone is sold for and its national numbers are read by; ISO 3166-1 alpha-2, upper case. */
  readonly market: string | null;
}

/** Who answers for the data: the maker, usually. */
export interface Controller {
  readonly name: string | null;
  /** Host names, lower case; a name covers the names below it. */
  readonly hosts: readonly string[];
}

/** A service of the phone that can be on or off and that a person can agree to or not. */
export interface Service {
  readonly id: string;
  readonly title: string;
  /** Host names that serve it, lower case, each covering the names below it; absent where the case does not say. */
  readonly hosts?: readonly string[];
  /** Whom an agreement to it covers: `first`, `third`, or host names as above; absent: the controller alone. */
  readonly parties?: readonly string[];
}

export type Bearer = 'wifi' | 'cellular' | 'sms';

/** Where and how the phone was watched. */
export interface Vantage {
  readonly egressCountry: string | null;
  readonly resolver: string | null;
  readonly simMccMnc: string | null;
  readonly locale: string | null;
  /** Ways out of the phone that were watched. */
  readonly bearers: readonly Bearer[];
  /** Ways out that were switched off, so that nothing could leave by them; absent: none is known to be. */
  readonly bearersOff?: readonly Bearer[];
  /** What the phone's own counters say it sent and received while it was watched, in bytes. */
  readonly counters?: Readonly<Partial<Record<Bearer, ByteCounter>>>;
  /** Whether the phone had been told to trust the authority that interception shows; absent: nobody says. */
  readonly interception?: 'trusted' | 'untrusted';
}

/** Bytes that the phone itself counted. */
export interface ByteCounter {
  readonly sent: number;
  readonly received: number;
}

export type ServiceState = 'on' | 'off';
export type ConsentState = 'not-asked' | 'granted' | 'refused' | 'withdrawn';

/**
 * How the phone came by its settings: as out of the box, as after a reset to factory state, or kept from before, as an
 * update over the air leaves them.
 */
export type Setup = 'new' | 'reset' | 'kept';

/** When firmware came out, as far as it is known. */
export interface Build {
  readonly id: string;
  /** The day or time itself. */
  readonly released?: string;
  /** A day or time before which it was out. */
  readonly releasedBefore?: string;
}

/** A span of time, `from` included and `to` not, in which the phone and its owner's wishes stayed the same. */
export interface Phase {
  readonly id: string;
  readonly from: Micros;
  readonly to: Micros;
  readonly build: string | null;
  /** Absent: nobody says. */
  readonly setup?: Setup;
  /** What the phone does, by service id. */
  readonly services: Readonly<Record<string, ServiceState>>;
  /** What the person agreed to, by service id. */
  readonly consent: Readonly<Record<string, ConsentState>>;
}

/** A key of the application layer, with which bodies are opened that the wire's own protection leaves closed. */
export interface CipherKey {
  /** Name of the key in results. */
  readonly id: string | null;
  readonly cipher: Cipher;
  /** As many bytes as the cipher needs. */
  readonly key: Uint8Array;
  /** The initialisation vector, where it is known; as long as the cipher needs. */
  readonly iv: Uint8Array | null;
}

/** What an application mixes into what it hashes: a text before or behind the value, or the key of an HMAC. */
export interface HashKey {
  /** Name of the key in results. */
  readonly id: string | null;
  readonly use: 'salt' | 'hmac';
  /** As the case writes it. */
  readonly text: string;
}

/** A case as it was read: what is known of a phone, what was planted on it, what was promised. */
export interface Case {
  /** Hex SHA-256 of the case file's text in UTF-8. */
  readonly sha256: string;
  readonly title: string | null;
  readonly device: Device | null;
  /** The device's market, where a national number is read by it. */
  readonly market: string | null;
  readonly controller: Controller | null;
  /** In the order of the file; ids are unique. */
  readonly identity: readonly Identifier[];
  readonly services: readonly Service[];
  /** What is known of firmware that the case names; none where absent. */
  readonly builds?: readonly Build[];
  /** A built-in name, a file's path, or the protocol itself, which is checked where it is carried out. */
  readonly protocol: string | Readonly<Record<string, unknown>> | null;
  readonly vantage: Vantage | null;
  /** By time; no two overlap. */
  readonly phases: readonly Phase[];
  /** A built-in name, a file's path, or the claims themselves, which are checked where they are judged. */
  readonly claims: string | Readonly<Record<string, unknown>> | readonly unknown[] | null;
  /** Somebody's own rules, in the same ways; none where absent. */
  readonly policy?: string | Readonly<Record<string, unknown>> | readonly unknown[] | null;
  /** What an advisory needs: a file's path, or written out; none where absent. */
  readonly advisory?: string | Readonly<Record<string, unknown>> | null;
  readonly keys: readonly CipherKey[];
  /** What goes into digests; none where absent. */
  readonly hashKeys?: readonly HashKey[];
  /** Pipelines of vendors' own; none where absent. */
  readonly recipes?: readonly Recipe[];
}
