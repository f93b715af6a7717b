import type { LayerUse, Plain } from '../content.ts';
import type { Subject } from '../identity/subject.ts';

/** Where in a message the content goes. */
export type Location = 'query' | 'path' | 'header' | 'cookie' | 'body';

/** A value hidden: all that is needed to write the message and to judge what was found in it. */
export interface Composed {
  readonly subject: Subject;
  /** Id of the form or digest. */
  readonly way: string;
  /** What a sighting has to say under `forms`; empty where no word is agreed. */
  readonly expectedForms: readonly (readonly string[])[];
  /** Bytes that must be read in the capture file in the end. */
  readonly literals: readonly Buffer[];
  /** How many of them at least: a list is one from its half on. */
  readonly leastLiterals: number;
  /** Innermost first. */
  readonly uses: readonly LayerUse[];
  readonly containers: readonly string[];
  readonly depth: number;
  readonly location: Location;
  readonly name: string;
  readonly content: Plain;
  /** The content is all of the query or cookie, with its own names. */
  readonly isWhole: boolean;
  /** Of the body that the content is. */
  readonly contentType: string | null;
  readonly contentEncoding: string | null;
  /** All of it is what the product finds by now. */
  readonly isSupported: boolean;
  /** What of it is not. */
  readonly notYet: { readonly forms: readonly string[]; readonly layers: readonly string[] };
}
