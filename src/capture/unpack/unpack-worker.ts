import { type MessagePort, workerData } from 'node:worker_threads';
import type { Compression } from './compression.ts';
import { MemberInput } from './member-input.ts';
import { membersOf, type Unpacking } from './members.ts';

/*
 * The main module of the thread that unpacks: Node decodes streams only asynchronously, and readers of captures are
 * synchronous. So the reading thread sleeps until this one has something to say. Each waits for the other's answer, so
 * that there is never more than one piece on its way in each direction.
 */

/** What this thread says: bytes, to be answered by `more`; a wish for compressed bytes; or that it is over. */
export type FromUnpacker =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'wants' }
  | { readonly kind: 'over'; readonly unpacking: Unpacking }
  | { readonly kind: 'failed' };

/** What it is told: compressed bytes, null at their end; or that what it gave is taken. */
export type ToUnpacker = { readonly packed: Uint8Array | null } | 'more';

export interface UnpackerData {
  readonly compression: Compression;
  readonly port: MessagePort;
  /** Counts what this thread has said; the other one sleeps on it. */
  readonly said: Int32Array;
}

const { compression, port, said } = workerData as UnpackerData;
let answer: (told: ToUnpacker) => void = () => {};
port.on('message', (told: ToUnpacker) => answer(told));

function say(message: FromUnpacker, transferred: ArrayBuffer[] = []): void {
  port.postMessage(message, transferred);
  Atomics.add(said, 0, 1);
  Atomics.notify(said, 0);
}

function ask(message: FromUnpacker, transferred: ArrayBuffer[] = []): Promise<ToUnpacker> {
  const told = new Promise<ToUnpacker>((resolve) => {
    answer = resolve;
  });
  say(message, transferred);
  return told;
}

try {
  const input = new MemberInput(async () => {
    const told = await ask({ kind: 'wants' });
    return told === 'more' ? null : told.packed;
  });
  const unpacking: Unpacking = { outcome: 'whole', rest: 0 };
  for await (const bytes of membersOf(compression, input, unpacking)) {
    // The decoder's own memory is shared with what it gives next.
    const own = new Uint8Array(bytes);
    await ask({ kind: 'bytes', bytes: own }, [own.buffer]);
  }
  say({ kind: 'over', unpacking });
} catch {
  // Whatever it was, the other thread must not sleep for ever; it says what broke off.
  say({ kind: 'failed' });
}
port.close();
