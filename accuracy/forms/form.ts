import type { Kind } from '../../src/index.ts';
import type { Content } from '../content.ts';
import type { Subject } from '../identity/subject.ts';
import type { Random } from '../random.ts';

/** A way in which people or programs write a value. */
export interface Form {
  /** As in the report; the one by which `supported.ts` knows it. */
  readonly id: string;
  readonly kinds: readonly Kind[];
  /** It proves something only beside a field's name. */
  readonly needsName?: true;
  /** Programs hash it, as it is. */
  readonly isHashed?: true;
  /** Null where this value has no such writing, or one that is the value as given. */
  readonly write: (subject: Subject, random: Random) => Written | null;
}

export interface Written {
  readonly content: Content;
  /** What a sighting has to say under `forms`; null where no word for it is agreed. */
  readonly forms: readonly string[] | null;
  /** What must be read in the capture, where it is less than all of the content. */
  readonly literal?: string;
  /** Other right answers. */
  readonly orForms?: readonly (readonly string[])[];
}
