import type { Notice } from '../base/index.ts';
import type { Identifier } from '../case/index.ts';
import type { Population } from './alphabet.ts';
import type { Together } from './claim.ts';
import { ClaimTable, type ClaimTables } from './claim-table.ts';
import { coordinatesFor } from './coordinates-in-fields.ts';
import { DigestTable, type HashedTexts } from './digests/index.ts';
import type { Coordinate } from './nearby.ts';
import { type EndTables, NumberEnds } from './number-ends.ts';
import { RunSearch } from './run-search.ts';
import {
  type CompileOptions,
  type Matcher,
  type NeedleTables,
  needleHeads,
  needleSteps,
  openMatcher,
} from './scan/index.ts';
import { SeparatedNumbers } from './separated-numbers.ts';
import { SilentSections } from './silent-sections.ts';

/** An identity made ready to be searched for. It may be used for any number of sections, also by turns. */
export interface Needles {
  readonly matcher: Matcher;
  /** For each needle of the matcher what finding it means. */
  readonly claims: ClaimTable;
  /** What is no text, looked for only in bytes that are none. */
  readonly octets: { readonly matcher: Matcher; readonly claims: ClaimTable };
  /**
   * Whether a text, what is none or a whole digest may stand in some bytes that hold no run of figures: a quick no for
   * most.
   */
  readonly mayStandIn: (bytes: Uint8Array) => boolean;
  /** The bytes that one of all these may have been added to, each byte by itself, to give some few bytes. */
  readonly addedTo: (bytes: Uint8Array) => readonly number[];
  /** Numbers with separators between their digits, and digests. */
  readonly runs: RunSearch;
  /** For each number of `runs` what finding it means. */
  readonly numberClaims: ClaimTable;
  /** Digests, for fields of bytes. */
  readonly digests: DigestTable;
  /** Latitudes and longitudes, for fields of numbers. */
  readonly coordinates: readonly Coordinate[];
  /** Sections that told nothing when they were searched for these. */
  readonly silent: SilentSections;
  /** How many writings there are to be mistaken for something. */
  readonly population: Population;
  readonly identity: readonly Identifier[];
  /** For the identifiers that are groups, by id. */
  readonly together: ReadonlyMap<string, Together>;
  /** Identifiers that cannot be found, or only by a field's name. */
  readonly notices: readonly Notice[];
  /** What another thread opens the same from. It holds values of the identity: it is not to be written anywhere. */
  readonly compiled: CompiledIdentity;
}

/** What was worked out of an identity, but for the needles. */
export interface Worked {
  readonly engine: CompileOptions['engine'];
  readonly claims: ClaimTables;
  readonly octetClaims: ClaimTables;
  readonly numberClaims: ClaimTables;
  readonly hashed: HashedTexts;
  readonly ends: EndTables;
  readonly population: Population;
  readonly identity: readonly Identifier[];
  readonly together: ReadonlyMap<string, Together>;
  readonly notices: readonly Notice[];
}

/** Plain data, of which most lies in memory that threads share; the needles are copied. */
export interface CompiledIdentity extends Worked {
  readonly texts: NeedleTables;
  readonly octets: NeedleTables;
  readonly numbers: NeedleTables;
}

export interface Matchers {
  readonly texts: Matcher;
  readonly octets: Matcher;
  readonly numbers: Matcher;
}

/** The needles of an identity that another thread has compiled: nothing is computed again. */
export function openNeedles(compiled: CompiledIdentity): Needles {
  return needlesOf(compiled, {
    texts: openMatcher(compiled.texts),
    octets: openMatcher(compiled.octets),
    numbers: openMatcher(compiled.numbers),
  });
}

export function needlesOf(worked: Worked, { texts, octets, numbers }: Matchers): Needles {
  const { engine, identity, population, together, notices } = worked;
  const digests = new DigestTable(identity, worked.hashed);
  const mayHold = needleHeads([texts.tables, octets.tables]);
  const runs = new RunSearch({
    numbers: new SeparatedNumbers(numbers),
    digests,
    ends: new NumberEnds(identity, worked.ends),
    ...(engine === undefined ? {} : { engine }),
  });
  return {
    matcher: texts,
    claims: new ClaimTable(identity, worked.claims),
    octets: { matcher: octets, claims: new ClaimTable(identity, worked.octetClaims) },
    mayStandIn: (bytes) => mayHold(bytes) || digests.mayBe(bytes),
    addedTo: needleSteps([texts.tables, octets.tables]),
    runs,
    numberClaims: new ClaimTable(identity, worked.numberClaims),
    coordinates: coordinatesFor(identity),
    digests,
    silent: new SilentSections(),
    population,
    identity,
    together,
    notices,
    compiled: { ...worked, texts: texts.tables, octets: octets.tables, numbers: numbers.tables },
  };
}
