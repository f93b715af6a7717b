import type { CountedNotice, Piece, Span } from '../base/index.ts';
import type { AgreedTls, CaptureFormat, Compression } from '../capture/index.ts';
import type { Build, Controller, Device, Kind, KindClass, Service, Setup, Vantage } from '../case/index.ts';
import type { Location } from '../connection/index.ts';
import type { Destination, TableReference } from '../enrich/index.ts';
import type { ClaimVerdict } from './claims/index.ts';
import type { ByteCount, CoverageSummary } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { ExaminedGuess } from './guessed.ts';
import type { KnownIv } from './known-iv.ts';

/** One place where an identifier stood, with the whole way back to the capture file. */
export interface Sighting {
  readonly id: string;
  readonly identifier: string;
  readonly kind: Kind;
  readonly message: string;
  readonly direction: 'request' | 'response';
  readonly protocol: string;
  readonly method: string | null;
  readonly host: string | null;
  readonly address: string | null;
  readonly port: number | null;
  readonly transport: 'plain' | 'tls';
  /** What TLS came to, where that was seen; of an interception, on the phone's side. */
  readonly tls?: Pick<AgreedTls, 'version' | 'cipher'>;
  /** The app that told it, where the capture says so. */
  readonly app?: string;
  readonly location: Location;
  readonly field: string | null;
  readonly path: string;
  readonly layers: readonly string[];
  readonly forms: readonly string[];
  /** What says that it is encrypted, where something does: the body's content type, the field's name, or the target. */
  readonly calledEncrypted?: 'content-type' | 'field' | 'target';
  /** The fixed initialisation vector with which a key opened it, where it was one. */
  readonly knownIv?: KnownIv;
  /** The naming key that a value too common to prove anything by itself stood beside. */
  readonly namedBy?: string;
  readonly span: Span;
  readonly origin: {
    readonly file: string;
    readonly index: number;
    readonly offset: number;
    readonly pieces: readonly Piece[];
  };
  /** When its message was sent; ISO 8601. */
  readonly at: string;
  readonly phase: string | null;
  readonly step: string | null;
  /** Which repeat of the step, from 1. */
  readonly repeat: number | null;
  readonly destination: string;
  /** How probable it is that unrelated bytes would have been taken for it; of two digits. */
  readonly chance: number;
  /** What stood there; only where it was asked for. */
  readonly seen?: string;
}

/** A message as the examination lists it on request; sighted values in host and target are replaced by `‹id›`. */
export interface ListedMessage {
  readonly id: string;
  readonly direction: 'request' | 'response';
  readonly protocol: string;
  readonly method: string | null;
  readonly host: string | null;
  readonly target: string | null;
  readonly status: number | null;
  readonly at: string;
  readonly address: string | null;
  readonly port: number | null;
  readonly origin: { readonly file: string; readonly index: number; readonly offset: number };
}

export interface ExaminedCapture {
  readonly id: string;
  readonly file: string;
  readonly format: CaptureFormat;
  /** How the file is compressed as a whole; absent where it is not. Offsets are then those of what it unpacks to. */
  readonly compression?: Compression;
  readonly sha256: string;
  readonly byteLength: number;
  /** Null for formats that know no packets. */
  readonly packets: number | null;
  /** Bytes of the packets as they were on the wire; null for formats that know no packets. */
  readonly wireBytes: number | null;
  readonly connections: number;
  readonly messages: number;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ExaminedIdentifier {
  readonly id: string;
  readonly kind: Kind;
  readonly class: KindClass;
  /** Whether a positive control saw it in every capture; without one nobody can say that it would have been seen. */
  readonly provenLive: boolean;
  readonly exercisedBy: readonly string[];
  readonly sightings: number;
  /** What bounds it that there are no sightings; absent where there are. */
  readonly notSeen?: NotSeen;
}

/** How far anyone looked before an identifier was not seen: opaque is never clean, and nobody saw what was not watched. */
export interface NotSeen {
  readonly bytes: ByteCount;
  /** Whether a step that is known put it to use. */
  readonly exercised: boolean;
  readonly provenLive: boolean;
  /** Ways out of the phone by which it may have left. */
  readonly unwatched: readonly string[];
}

/** A step that was carried out in a phase. */
export interface ExaminedStep {
  readonly id: string;
  /** When it was first done. */
  readonly at: string;
  readonly times: number;
  readonly by: string;
  /** What was done, such as `idle`, where its mark says so. */
  readonly action?: string;
  /** Ids of the identifiers that it acted on. */
  readonly exercises: readonly string[];
  /** Each time that it was done; absent in examinations made before it was told. */
  readonly repeats?: readonly ExaminedRepeat[];
}

/** A step that was done once. */
export interface ExaminedRepeat {
  /** From 1, as its mark has it. */
  readonly repeat: number;
  readonly at: string;
  /** When the next mark came, or the capture ended. */
  readonly to: string;
  /** What it acted on, where that is not what all repeats did. */
  readonly exercises?: readonly string[];
}

export interface ExaminedPhase {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /**
   * How much of it was captured, from the first to the last thing that a capture holds of it; absent in examinations made
   * before it was told. A phase that a case file gives may last longer than anyone watched.
   */
  readonly watchedSeconds?: number;
  /**
   * Ids of the identifiers that the positive control of the same capture has shown; of a phase in several captures, of
   * each of them. Absent in examinations made before it was told.
   */
  readonly proven?: readonly string[];
  readonly build: string | null;
  /** How the phone came by its settings; absent where nobody says. */
  readonly setup?: Setup;
  readonly services: { readonly [service: string]: string };
  readonly consent: { readonly [service: string]: string };
  /** A control arm: the same steps with what they act on left out. */
  readonly control: boolean;
  readonly steps: readonly ExaminedStep[];
}

/** The whole result: `telltale: examination/1` of the interface contract. Never holds an identifier's value. */
export interface Examination {
  readonly telltale: 'examination/1';
  readonly tool: { readonly name: 'telltale'; readonly version: string };
  readonly case: {
    readonly title: string | null;
    readonly sha256: string;
    readonly device: Partial<Device>;
    readonly controller: Partial<Controller>;
    readonly vantage: Partial<Vantage>;
    readonly services: readonly Service[];
    /** What is known of firmware; absent where that is nothing. */
    readonly builds?: readonly Build[];
  };
  readonly captures: readonly ExaminedCapture[];
  readonly phases: readonly ExaminedPhase[];
  readonly identifiers: readonly ExaminedIdentifier[];
  readonly coverage: CoverageSummary;
  readonly messages?: readonly ListedMessage[];
  readonly sightings: readonly Sighting[];
  /** What looks like an identifier that the case does not have; only where it was asked for. It proves nothing. */
  readonly guesses?: readonly ExaminedGuess[];
  readonly destinations: readonly Destination[];
  readonly findings: readonly Finding[];
  readonly claims: readonly ClaimVerdict[];
  readonly tables: readonly TableReference[];
  readonly notices: readonly CountedNotice[];
}
