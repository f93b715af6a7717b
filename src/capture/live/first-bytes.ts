import type { Duplex } from 'node:stream';

/** A look at what a stream begins with. */
export interface FirstBytes<T> {
  /** What was decided; null where the stream ended, or the look was called off, before anything could be. */
  readonly verdict: Promise<T | null>;
  /** All bytes that have come so far. */
  seen(): Uint8Array;
  /** Stops looking: `verdict` becomes what is given. */
  callOff(verdict: T | null): void;
}

/**
 * Reads from a stream until `decide` knows what it is (it gives undefined to see more), then puts everything
 * back: whoever reads the stream next gets it from its first byte. `decide` must come to an end by itself.
 */
export function firstBytes<T>(stream: Duplex, decide: (bytes: Uint8Array) => T | undefined): FirstBytes<T> {
  let seen: Buffer = Buffer.alloc(0);
  let finish: (verdict: T | null) => void = () => {};
  const verdict = new Promise<T | null>((resolve) => {
    const take = (chunk: Buffer) => {
      seen = seen.byteLength === 0 ? chunk : Buffer.concat([seen, chunk]);
      const decided = decide(seen);
      if (decided !== undefined) finish(decided);
    };
    const over = () => finish(null);
    finish = (decided) => {
      finish = () => {};
      stream.pause();
      stream.off('data', take).off('end', over).off('close', over).off('error', over);
      if (seen.byteLength > 0 && !stream.destroyed && !stream.readableEnded) stream.unshift(seen);
      resolve(decided);
    };
    stream.on('data', take).on('end', over).on('close', over).on('error', over);
    // An earlier look left it paused.
    stream.resume();
    if (stream.destroyed || stream.readableEnded) over();
  });
  return { verdict, seen: () => seen, callOff: (decided) => finish(decided) };
}
