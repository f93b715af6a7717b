import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Micros, TelltaleError } from '../../base/index.ts';
import type { CaptureSummary, Recorded } from '../recorded.ts';
import { type BodyStore, openBodyStore, syncFile } from './body-store.ts';
import type { Head, WrittenLine } from './line-schema.ts';
import { RECORDING_FILES } from './place-of-recording.ts';
import { readLine } from './read-line.ts';
import { loadBody } from './stored-body.ts';
import { writtenLine } from './written-line.ts';

/**
 * How much of a run a power failure may take. A process that is killed takes nothing: what was written is the
 * system's by then. (SQLite syncs each transaction; that would cost more than the interception itself.)
 */
export const SYNC_MS = 1_000;

export interface RecordingWriter {
  readonly folder: string;
  /** For bodies that are put aside while they come in. */
  readonly bodies: BodyStore;
  write(recorded: Recorded): void;
  /** Writes it, and gives what a reader of the recording will give for it: the same, with its places. */
  through(recorded: Recorded): Recorded;
  /** Writes the last line, waits until everything is on the disk, and sums the recording up. */
  close(): Promise<CaptureSummary>;
}

/**
 * Begins a recording in a folder of its own: a line for each recorded value, each with the hash of the line
 * before, and large bodies in files beside it. Bodies are written before the line that names them. Files are
 * synced once a second, bodies first. Only the owner may read them.
 * Throws `recording-exists` where the folder holds one already: recordings are never written over.
 */
export function openRecording(folder: string, options: { readonly at: Micros }): RecordingWriter {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, RECORDING_FILES.lines);
  const descriptor = openNew(path);
  const bodiesFolder = join(folder, RECORDING_FILES.bodies);
  const bodies = openBodyStore(bodiesFolder);
  const fileHash = createHash('sha256');
  let previous = '';
  let offset = 0;
  let index = -1;
  let isDirty = false;

  /** Gives the line without its break, and where it stands. */
  const append = (value: Head | WrittenLine) => {
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    for (let at = 0; at < line.byteLength; ) at += writeSync(descriptor, line, at);
    const bytes = new Uint8Array(line.buffer, line.byteOffset, line.byteLength - 1);
    const written = { bytes, index, offset };
    fileHash.update(line);
    previous = createHash('sha256').update(bytes).digest('hex');
    offset += line.byteLength;
    index += 1;
    isDirty = true;
    return written;
  };
  const appendRecorded = (recorded: Recorded) => append({ previous, ...writtenLine(recorded, bodies) });

  let syncing: Promise<void> = Promise.resolve();
  const sync = async () => {
    await bodies.sync();
    if (!isDirty) return;
    isDirty = false;
    await syncFile(path);
  };
  const timer = setInterval(() => {
    syncing = syncing.then(sync);
  }, SYNC_MS);
  timer.unref();

  append({ telltale: 'recording/1', at: options.at });
  return {
    folder,
    bodies,
    write: (recorded) => void appendRecorded(recorded),
    through(recorded) {
      const line = appendRecorded(recorded);
      return readLine(line, (sha256) => loadBody(bodiesFolder, sha256)).recorded ?? recorded;
    },
    async close() {
      clearInterval(timer);
      append({ previous, kind: 'end' });
      await syncing;
      await sync();
      closeSync(descriptor);
      const file = RECORDING_FILES.lines;
      return { file, format: 'recording', sha256: fileHash.digest('hex'), byteLength: offset };
    },
  };
}

/** Writes each value down and passes on what a reader of the recording will give for it. */
export function recordThrough(writer: RecordingWriter): (recorded: Recorded) => Recorded {
  return (recorded) => writer.through(recorded);
}

function openNew(path: string): number {
  try {
    return openSync(path, 'ax', 0o600);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new TelltaleError('recording-exists', `${path} is there already; record into a new folder`, {
      cause,
    });
  }
}
