import type { Span } from '../../base/index.ts';
import type { RingKey } from '../key-ring.ts';
import type { TextMarks } from '../marks/mark-text.ts';
import type { Layer } from '../part.ts';

/** `sealed`: whole blocks, which a key may open. */
export type Noise = 'idle' | 'sealed';

/** What a finder may know of the bytes it looks through. All of it is a guess or a label, never trusted. */
export interface Search {
  readonly bytes: Uint8Array;
  /** The bytes are UTF-8 throughout, so that no compressed stream can stand in them. */
  readonly isText: boolean;
  /**
   * Whether a layer that anything can be read through may be tried here: what was tried above bounds it. Left out
   * where nothing was.
   */
  mayTry?(layer: Layer): boolean;
  /** The bytes that may have been added to all of what is looked for to give some few bytes. Left out where nobody says. */
  readonly addedTo?: ((bytes: Uint8Array) => readonly number[]) | undefined;
  /** Whether something that is looked for may stand in a few bytes. Left out where nobody says. */
  readonly mayHold?: ((bytes: Uint8Array) => boolean) | undefined;
  /**
   * Whether what is as good as chance may be meant, as there are keys or pipelines of the case: for so many of a
   * section's runs, as nothing else tells of them.
   */
  mayBeSealed?(): boolean;
  /** `url` for a request target, `form` where pairs are expected and nothing else, `text` for anything. */
  readonly grammar: 'url' | 'form' | 'text';
  /** Bytes that a stream of `byteLength` compressed bytes may still unfold to. */
  mostDecoded(byteLength: number): number;
  /**
   * Whether what a run of text stands for, which is no longer than the run, may still be visited. Text layers ask
   * before they decode it, and where it may not be they pass the run over: it is counted as left out.
   */
  affords(span: Span): boolean;
  /** Where there is something to look at closer; null or left out where all of it is. */
  marks?(): TextMarks | null;
  /** Hears of a word that could be base64, and is passed over. */
  passedOver?(span: Span): void;
  /**
   * Whether the few bytes that a word stands for are noise, which nobody need look at; null where they may be more.
   * They are not kept. `isUnlikely`: nothing says that the word is to be read so.
   */
  noiseOf?(bytes: Uint8Array, isUnlikely: boolean): Noise | null;
}

/** A run of encoded bytes and what it stands for. */
export interface Region {
  readonly layer: Layer;
  /** In the bytes searched. */
  readonly span: Span;
  readonly bytes: Uint8Array;
  /** The smallest run of the bytes searched whose decoding yields this span of `bytes`. */
  back(span: Span): Span;
  /** Everything that could be found in the run is found in `bytes` too: the finders after this one pass it over. */
  readonly claims: boolean;
  /** What stopped the decoding before the end; null where all of it was read. */
  readonly fault: Fault | null;
  /** Nothing in it is encoded once more, so that it is visited and not unfolded. */
  readonly isLast?: true;
  /** It is noise, unless a key opens it. */
  readonly isSealed?: true;
  /** Bytes of a stream that were read, from the span's start on; all of the span where it is not said. */
  readonly read?: number;
  /**
   * What stands before it says that it is a stream, and of what length: bytes of it that were not read. Without it a
   * stream in the midst of other bytes may be chance.
   */
  readonly unread?: number;
}

/**
 * Why a compressed stream was not read to its end; `altered`: it was, but its checksum says that it is another.
 * `closed`: it is encrypted, or compressed in a way that is not read.
 */
export type Fault = 'broken' | 'cut-off' | 'too-large' | 'altered' | 'closed';

/** A way in which the whole of some bytes was changed at once: compression. */
export interface StreamLayer {
  readonly kind: 'stream';
  readonly layers: readonly Layer[];
  /** Content-Encoding labels that stand for it (RFC 9110 section 8.4.1), lower case. */
  readonly labels: readonly string[];
  /** What its streams can be known by without a label; null where they begin like anything. */
  readonly magic: Magic | null;
  /** Undoes it for bytes that a label says are this as a whole; null where they are plainly not. */
  undo(search: Search): Region | null;
  /**
   * Undoes it for bytes that nothing says are this: they must be one stream that ends just where they do. Where it
   * is left out only a label or the first bytes lead to it.
   */
  guess?(search: GuessSearch): Guess | null;
}

/** Bytes that are no text, and nothing known. */
export type GuessSearch = Pick<Search, 'bytes' | 'mostDecoded'>;

/** A reading of bytes that nothing asks for. */
export interface Guess {
  readonly region: Region;
  /** The chance that random bytes can be read so is 2 to the minus so many, whatever comes out. */
  readonly bits: number;
}

export interface Magic {
  readonly firstByte: number;
  /** Whether a stream may begin at `at`; asked only where `firstByte` stands. */
  matches(bytes: Uint8Array, at: number): boolean;
  /** Reads the stream that begins where the span does and ends inside it; null where none does. */
  open(search: Search, span: Span): Region | null;
}

/** A way in which runs of text are changed to fit among other text: escapes and base64. */
export interface TextLayer {
  readonly kind: 'text';
  readonly layers: readonly Layer[];
  /** Tells regions inside `span`, in the order of their starts unless they overlap. */
  find(search: Search, span: Span, found: (region: Region) => void): void;
}

/** A way in which the whole of some bytes was changed at once with a key: encryption. */
export interface KeyedLayer {
  readonly kind: 'keyed';
  readonly layers: readonly Layer[];
  /** Undoes it with one of the keys; null where none fits. Asked only for bytes that `isSealable`. */
  open(search: Search, keys: readonly RingKey[]): { readonly region: Region; readonly key: RingKey } | null;
}
