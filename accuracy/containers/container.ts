import type { Content, LayerUse, Plain } from '../content.ts';
import type { Random } from '../random.ts';

/** What divides bytes and may name them. */
export interface Container {
  /** As in the report; the one by which `supported.ts` knows it. */
  readonly id: string;
  /** What a body of it is labelled; null where there is no label. */
  readonly contentType: string | null;
  /** Null where it has no place for such content. */
  readonly hold: (content: Content, tools: ContainerTools) => Held | null;
}

export interface ContainerTools {
  readonly random: Random;
  /** The name that the content goes by. */
  readonly name: string;
  /** What stands beside it. */
  readonly beside: Readonly<Record<string, string | number>>;
}

export interface Held {
  readonly content: Plain;
  /** Layers that the container lays on what it cannot hold as it is, innermost first. */
  readonly uses: readonly LayerUse[];
}
