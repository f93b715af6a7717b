import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type Notice, TelltaleError } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { Compression } from './compression.ts';
import type { Outcome } from './members.ts';
import type { FromUnpacker, ToUnpacker, UnpackerData } from './unpack-worker.ts';

/** Compressed bytes handed over at once. */
const PACKED_BYTES = 1 << 18;

/** Nothing that the other thread does for one answer takes so long, on whatever machine. */
const MOST_SILENCE_MS = 120_000;

/** What a compressed file holds, in order. */
export interface Unpacked {
  next(): Uint8Array | null;
  /** What is to be told of the compressed file, once `next` has returned null. */
  notices(): readonly Omit<Notice, 'about'>[];
  close(): void;
}

const DETAILS: Readonly<Record<Exclude<Outcome, 'whole'>, Omit<Notice, 'about'>>> = {
  cut: { code: 'capture-cut', detail: 'the compressed file ends before what it holds does' },
  damaged: {
    code: 'compression-damaged',
    detail: 'what is compressed is damaged; nothing from there on can be read',
  },
  'checksum-wrong': {
    code: 'compression-damaged',
    detail: 'what was unpacked does not match its checksum; nothing after that is read',
  },
  bomb: {
    code: 'compression-bomb',
    detail: 'the file unpacks to more than a capture of its length can; the rest was not unpacked',
  },
  'foreign-rest': {
    code: 'compression-rest',
    detail: 'something that is not compressed follows what is, and was not read',
  },
};

/**
 * Unpacks the rest of `packed` in a thread of its own, while the caller asks for it synchronously and without end of
 * memory: one piece is unpacked ahead, whatever the length of the file. Throws `capture-unreadable` where the thread
 * breaks off.
 */
export function unpack(packed: ByteReader, compression: Compression): Unpacked {
  const { port1: port, port2 } = new MessageChannel();
  const said = new Int32Array(new SharedArrayBuffer(4));
  const main = new URL('./unpack-worker.ts', import.meta.url);
  // In the package the sources are built.
  main.pathname = main.pathname.replace(/\.ts$/, extname(import.meta.url));
  const data: UnpackerData = { compression, port: port2, said };
  const worker = new Worker(main, { workerData: data, transferList: [port2], execArgv: [], stdin: false });
  worker.unref();
  const tell = (told: ToUnpacker) => port.postMessage(told);
  let isOpen = true;
  let notices: readonly Omit<Notice, 'about'>[] = [];
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    port.close();
    void worker.terminate();
  };
  return {
    next() {
      while (isOpen) {
        const message = awaited(port, said);
        switch (message.kind) {
          case 'bytes':
            tell('more');
            return message.bytes;
          case 'wants':
            tell({ packed: nextOf(packed) });
            break;
          case 'over': {
            const { outcome, rest } = message.unpacking;
            if (outcome !== 'whole')
              notices = [rest > 0 ? { ...DETAILS[outcome], byteLength: rest } : DETAILS[outcome]];
            close();
            break;
          }
          case 'failed':
            close();
            throw broken();
          default:
            message satisfies never;
        }
      }
      return null;
    },
    notices: () => notices,
    close,
  };
}

/** Pieces of one length whatever the pieces of the file were, so that what is read before damage is always the same. */
function nextOf(packed: ByteReader): Uint8Array | null {
  const view = packed.peekUpTo(PACKED_BYTES);
  if (view.byteLength === 0) return null;
  packed.position += view.byteLength;
  // A copy: a message would take along the whole buffer that it is a view of.
  return new Uint8Array(view);
}

function awaited(port: MessageChannel['port1'], said: Int32Array): FromUnpacker {
  for (;;) {
    const before = Atomics.load(said, 0);
    const received = receiveMessageOnPort(port) as { readonly message: FromUnpacker } | undefined;
    if (received !== undefined) return received.message;
    if (Atomics.wait(said, 0, before, MOST_SILENCE_MS) === 'timed-out') throw broken();
  }
}

function broken(): TelltaleError {
  return new TelltaleError(
    'capture-unreadable',
    'the thread that unpacks a compressed capture broke off; unpack the capture first',
  );
}
