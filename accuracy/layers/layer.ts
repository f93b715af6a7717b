import type { LayerUse, Plain } from '../content.ts';
import type { CaseKeys } from '../identity/identity.ts';
import type { Random } from '../random.ts';

/** What may be laid over content and changes its bytes. */
export interface Layer {
  /** As in the report; the one by which `supported.ts` knows it. */
  readonly id: string;
  /** `text` where bytes would not go through it; `legible`: text, or bytes that begin as compressed ones do. */
  readonly takes: 'text' | 'legible' | 'any';
  /** A cipher: nobody lays on two, and nothing is put around it but what writes it as text. */
  readonly isCipher?: true;
  /** Set where it only stands as the outermost coding of a body: the Content-Encoding that goes with it. */
  readonly label?: string;
  /** Null where it would change nothing. */
  readonly lay: (content: Plain, tools: LayerTools) => Laid | null;
}

export interface LayerTools {
  readonly random: Random;
  readonly keys: CaseKeys;
}

export interface Laid {
  readonly content: Plain;
  /** Innermost first. */
  readonly uses: readonly LayerUse[];
}
