import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { parseJson } from '../../base/index.ts';
import type { CaptureMap, MappedRecord } from './capture-map.ts';

/** Bytes of a HAR file or a recording that are held at once while it is reduced; a longer one stays whole. */
export const MOST_HELD_BYTES = 1 << 28;

/** A run of the original's bytes: [from, to). `record` is null for what is kept in any case. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly record: MappedRecord | null;
}

/** Writes the records of a capture that are to be kept, byte for byte, into a new file; false where that cannot be done. */
export function writeReduced(
  map: CaptureMap,
  out: string,
  keeps: (record: MappedRecord) => boolean,
): boolean {
  // Records lie in what the file unpacks to; a file made of some of them would be another file.
  if (map.compression !== null) return false;
  switch (map.format) {
    case 'pcap':
      return copyStretches(map.path, out, { stretches: pcapStretches(map), keeps });
    case 'pcapng':
      return copyStretches(map.path, out, { stretches: pcapngStretches(map), keeps });
    case 'mitmproxy':
      return copyStretches(map.path, out, { stretches: flowStretches(map), keeps });
    case 'har':
      return writeHar(map, out, keeps);
    // Records of these cannot be taken out without writing the file anew.
    case 'saz':
    case 'burp':
      return false;
    case 'recording':
      return writeRecording(map, out, keeps);
    default:
      return map.format satisfies never;
  }
}

/** A packet with its header follows the one before it, whatever variant of the header that is. */
function pcapStretches({ records }: CaptureMap): Stretch[] {
  let from = 24;
  const packets = records.map((record) => {
    const stretch = { from, to: record.offset + record.byteLength, record };
    from = stretch.to;
    return stretch;
  });
  return [{ from: 0, to: 24, record: null }, ...packets];
}

/** Block by block (draft-ietf-opsawg-pcapng section 3.1); those that hold no packet describe those that do. */
function pcapngStretches({ path, records }: CaptureMap): Stretch[] {
  const size = statSync(path).size;
  const file = openSync(path, 'r');
  const head = Buffer.alloc(12);
  const stretches: Stretch[] = [];
  let little = true;
  let next = 0;
  try {
    for (let from = 0; from + 12 <= size; ) {
      readSync(file, head, 0, 12, from);
      if (head.readUInt32LE(0) === 0x0a0d0d0a) little = head.readUInt32LE(8) === 0x1a2b3c4d;
      const byteLength = little ? head.readUInt32LE(4) : head.readUInt32BE(4);
      if (byteLength < 12) break;
      const to = Math.min(from + byteLength, size);
      while (next < records.length && (records[next] as MappedRecord).offset < from) next += 1;
      const record = records[next];
      stretches.push({ from, to, record: record !== undefined && record.offset < to ? record : null });
      from = to;
    }
  } finally {
    closeSync(file);
  }
  return stretches;
}

function flowStretches({ path, records }: CaptureMap): Stretch[] {
  const size = statSync(path).size;
  return records.map((record, i) => ({
    from: record.offset,
    to: records[i + 1]?.offset ?? size,
    record,
  }));
}

const COPY_BYTES = 1 << 20;

function copyStretches(
  path: string,
  out: string,
  {
    stretches,
    keeps,
  }: { readonly stretches: readonly Stretch[]; readonly keeps: (record: MappedRecord) => boolean },
): boolean {
  const [source, target] = [openSync(path, 'r'), openSync(out, 'w', 0o600)];
  const buffer = Buffer.alloc(COPY_BYTES);
  try {
    for (const { from, to, record } of stretches) {
      if (record !== null && !keeps(record)) continue;
      for (let at = from; at < to; ) {
        const read = readSync(source, buffer, 0, Math.min(COPY_BYTES, to - at), at);
        if (read === 0) return false;
        writeSync(target, buffer, 0, read);
        at += read;
      }
    }
    return true;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Entries are cut out of the list with the commas between them; what stands around it stays. */
function writeHar(
  { path, records }: CaptureMap,
  out: string,
  keeps: (record: MappedRecord) => boolean,
): boolean {
  if (statSync(path).size > MOST_HELD_BYTES || records.length === 0) return false;
  const bytes = readFileSync(path);
  const entries = records.map((record) => ({
    record,
    from: record.offset,
    to: parseJson(bytes, { start: record.offset, end: bytes.byteLength }).end,
  }));
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return false;
  const kept = entries.filter(({ record }) => keeps(record)).map(({ from, to }) => bytes.subarray(from, to));
  const comma = Buffer.from(',\n');
  writeAll(out, [
    bytes.subarray(0, first.from),
    ...kept.flatMap((entry, i) => (i === 0 ? [entry] : [comma, entry])),
    bytes.subarray(last.to),
  ]);
  return true;
}

const PREVIOUS = /^\{"previous":"([0-9a-f]{64}|)"/;

/** Lines that are kept go on from each other anew: the chain of the original cannot hold over what was left out. */
function writeRecording(
  { path, records }: CaptureMap,
  out: string,
  keeps: (record: MappedRecord) => boolean,
): boolean {
  if (statSync(path).size > MOST_HELD_BYTES) return false;
  const dropped = new Set(records.filter((record) => !keeps(record)).map(({ index }) => index));
  const bytes = readFileSync(path);
  const lines: Buffer[] = [];
  let previous = '';
  for (let from = 0, index = -1; from < bytes.byteLength; index++) {
    const found = bytes.indexOf(0x0a, from);
    const end = found === -1 ? bytes.byteLength : found;
    const text = bytes.toString('utf8', from, end);
    from = end + 1;
    if (dropped.has(index)) continue;
    const line = Buffer.from(index === -1 ? text : text.replace(PREVIOUS, `{"previous":"${previous}"`));
    previous = createHash('sha256').update(line).digest('hex');
    lines.push(line, Buffer.from('\n'));
  }
  writeAll(out, lines);
  return true;
}

function writeAll(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const piece of pieces) for (let at = 0; at < piece.byteLength; ) at += writeSync(file, piece, at);
  } finally {
    closeSync(file);
  }
}
