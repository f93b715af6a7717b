import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { TelltaleError } from '../base/index.ts';

/** One read of this size costs little per byte; a kept view holds on to no more than this. (Wireshark reads 4 KiB.) */
export const CHUNK_BYTES = 1 << 20;

/** A buffer with less room left than this is not read into again: Linux pipes hand over at most 64 KiB at a time. */
const LEAST_ROOM = 1 << 16;

/** How long to wait before asking a non-blocking standard input again. */
const RETRY_MS = 5;

/** How often a file that is still being written is asked for more. */
const FOLLOW_MS = 200;

/** For how long the end of a file is not taken for its end, because somebody may still be writing it. */
export interface Following {
  /** Shared with the thread that ends it, by setting the first number to other than 0. */
  readonly stop: Int32Array;
  /** Ended by itself once so long nothing was written; null: never. */
  readonly idleMs: number | null;
}

/** Bytes of a capture in order, counted and hashed as they are read. */
export interface ByteInput {
  /** File name without folders, or `-` for standard input. */
  readonly file: string;
  /** The next bytes, in memory that is never written again; null at the end, then and ever after. */
  next(): Uint8Array | null;
  bytesRead(): number;
  /** Hex SHA-256 of all bytes so far; it is the file's once `next` has returned null. Empty where none was asked for. */
  sha256(): string;
  /** Lets go of the file; done by itself at the end. */
  close(): void;
}

/**
 * Opens a file, or standard input for `-`. `isHashed: false` spares the work of the hash. With `follow` the calling
 * thread sleeps at the end of the file until more is written, or until that is no longer waited for.
 * Throws `capture-missing` and `capture-unreadable`, also from `next`.
 */
export function openInput(
  path: string,
  { isHashed = true, follow }: { readonly isHashed?: boolean; readonly follow?: Following } = {},
): ByteInput {
  const descriptor = path === '-' ? 0 : openFile(path);
  let buffer = new Uint8Array(0);
  let used = 0;
  const source = {
    read() {
      if (buffer.byteLength - used < LEAST_ROOM) {
        buffer = new Uint8Array(Buffer.allocUnsafeSlow(CHUNK_BYTES).buffer);
        used = 0;
      }
      const more = () => readSome(descriptor, buffer.subarray(used), path);
      const byteLength = follow === undefined || descriptor === 0 ? more() : followed(more, follow);
      if (byteLength === 0) return null;
      used += byteLength;
      return buffer.subarray(used - byteLength, used);
    },
    close() {
      if (descriptor !== 0) closeSync(descriptor);
    },
  };
  return countingInput(path === '-' ? '-' : basename(path), source, isHashed);
}

/** What `more` reads, as soon as that is something. What was written before the end was asked for is still read. */
function followed(more: () => number, { stop, idleMs }: Following): number {
  let waited = 0;
  for (;;) {
    const isOver = Atomics.load(stop, 0) !== 0 || (idleMs !== null && waited >= idleMs);
    const byteLength = more();
    if (byteLength > 0 || isOver) return byteLength;
    const pause = Math.min(FOLLOW_MS, idleMs === null ? FOLLOW_MS : idleMs - waited);
    Atomics.wait(stop, 0, 0, pause);
    waited += pause;
  }
}

/** Bytes already in memory, cut as given. */
export function inputOf(chunks: Iterable<Uint8Array>, file = 'memory'): ByteInput {
  const iterator = chunks[Symbol.iterator]();
  return countingInput(file, { read: () => iterator.next().value ?? null, close() {} }, true);
}

function countingInput(
  file: string,
  source: { read(): Uint8Array | null; close(): void },
  isHashed: boolean,
): ByteInput {
  const hash = isHashed ? createHash('sha256') : null;
  let bytesRead = 0;
  let digest: string | null = null;
  let open = true;
  const close = () => {
    if (open) source.close();
    open = false;
  };
  return {
    file,
    next() {
      while (open) {
        const chunk = source.read();
        if (chunk === null) {
          close();
          break;
        }
        if (chunk.byteLength === 0) continue;
        bytesRead += chunk.byteLength;
        hash?.update(chunk);
        return chunk;
      }
      return null;
    },
    bytesRead: () => bytesRead,
    sha256() {
      if (hash === null) return '';
      if (open) return hash.copy().digest('hex');
      digest ??= hash.digest('hex');
      return digest;
    },
    close,
  };
}

function openFile(path: string): number {
  try {
    const descriptor = openSync(path, 'r');
    if (!fstatSync(descriptor).isDirectory()) return descriptor;
    closeSync(descriptor);
  } catch (cause) {
    throw unopened(path, cause);
  }
  throw new TelltaleError('capture-unreadable', `${path} is a folder; name the captures in it`);
}

/** The error for a path that the system would not open; the system's own code decides, not its text. */
export function unopened(path: string, cause: unknown): TelltaleError {
  const code = systemCode(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new TelltaleError('capture-missing', `there is no ${path}; check the path of the capture`, {
      cause,
    });
  }
  const why = code === 'EACCES' || code === 'EPERM' ? 'you may not read it; check its permissions' : code;
  return new TelltaleError('capture-unreadable', `${path} cannot be read: ${why}`, { cause });
}

function readSome(descriptor: number, into: Uint8Array, path: string): number {
  for (;;) {
    try {
      return readSync(descriptor, into);
    } catch (cause) {
      const code = systemCode(cause);
      // Windows reports the end of a pipe as an error.
      if (code === 'EOF') return 0;
      // A terminal or pipe that another process made non-blocking has nothing yet.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
      else throw unopened(path, cause);
    }
  }
}

function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}
