import type * as v from 'valibot';

/** A kind of file that is checked by a definition of its own. */
export interface FileKind {
  /** What the code of the error calls it, and sentences where it has no noun. */
  readonly word: 'case' | 'protocol' | 'claims' | 'policy' | 'waivers' | 'advisory';
  /** What sentences call it, where that is another word. */
  readonly noun?: string;
  readonly schema: v.GenericSchema;
  /** UTF-16 units that are read at all. */
  readonly longest: number;
  /** Whether a number below this field of the file stays a number, instead of the text that stands there. */
  readonly keepsNumbers: (field: string) => boolean;
  /** How the sentence for an empty file goes on. */
  readonly needs: string;
}
