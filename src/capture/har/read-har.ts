import { type Micros, type Notice, parseJson, TelltaleError } from '../../base/index.ts';
import { oddity } from '../oddity.ts';
import type { Oddity, Recorded } from '../recorded.ts';
import { EntryText } from './entry-text.ts';
import { readExchange } from './exchange.ts';
import { JsonCursor } from './json-cursor.ts';
import { lacksZone, startOf } from './moments.ts';
import { type HarElement, type HarScan, scanLog } from './scan-log.ts';
import { readTlsError } from './tls-error.ts';
import { readWebSocketMessages } from './web-socket-messages.ts';

/** What is given as the time of an entry where no entry before it tells one either. */
const NO_TIME: Micros = -1;

/** What is remembered from entry to entry. */
interface Progress {
  /** Elements so far; the next one's number. */
  index: number;
  /** When the last entry that said so began. */
  lastAt: Micros;
  /** Whether any element was an entry indeed. */
  isHar: boolean;
  /** Whether any element could not be read for what it is: broken, cut off, too large. */
  isBroken: boolean;
  readonly file: string;
}

/**
 * Reads HAR 1.2 of any producer: one entry in memory at a time, in the order of the file. What is broken gives
 * notices and is used as far as it goes.
 * Throws `capture-format` for a file without any `log.entries`, or of whose entries none can be read.
 */
export function* readHar(
  chunks: { next(): Uint8Array | null },
  file: string,
  mostEntryBytes?: number,
): Generator<Recorded, void> {
  const cursor = new JsonCursor(chunks, mostEntryBytes);
  const scan: HarScan = { outcome: 'whole', hasEntries: false, root: 'nothing', names: [] };
  const progress: Progress = { index: 0, lastAt: NO_TIME, isHar: false, isBroken: false, file };
  let saidCut = false;
  for (const element of scanLog(cursor, scan)) {
    yield* readElement(element, progress);
    if (element.role === 'bare' && !progress.isHar) throw noHar(file, scan);
    if (!element.isWhole) saidCut = true;
    progress.index += 1;
  }
  progress.isBroken ||= scan.outcome !== 'whole';
  if (!scan.hasEntries && !progress.isHar) throw noHar(file, scan);
  if (progress.isBroken && !progress.isHar)
    throw new TelltaleError('capture-format', `${file} has a list of HAR entries, but none that can be read`);
  if (scan.outcome === 'malformed') {
    yield remark('har-malformed', 'the rest of the file is no HAR and was left out', {
      file,
      skipped: cursor.drain(),
    });
  } else if (scan.outcome === 'cut' && !saidCut) {
    yield remark('har-cut', 'the file breaks off between its entries', { file, skipped: 0 });
  }
}

function* readElement(element: HarElement, progress: Progress): Generator<Recorded, void> {
  const { file } = progress;
  if (element.bytes === null) {
    progress.isBroken = true;
    yield remark('har-entry-too-large', 'an entry is too large to be read', {
      file,
      skipped: element.byteLength,
    });
    return;
  }
  const entry = new EntryText(element.bytes, progress.index, element.offset);
  const { root, end, fault } = parseJson(element.bytes);
  let isUsed = false;
  if (root?.kind === 'object') {
    if (element.role === 'tls-error') {
      yield readTlsError(entry, root, progress.lastAt);
      isUsed = true;
    } else {
      const start = startOf(entry, root);
      const exchange = readExchange(entry, root, start ?? progress.lastAt);
      isUsed = exchange !== null;
      if (exchange !== null) {
        if (start === null) {
          yield remark('har-no-time', 'an entry does not say when it began; the one before it counts', {
            file,
            skipped: 0,
          });
        } else if (lacksZone(entry, root)) {
          yield remark(
            'har-no-zone',
            'an entry does not say in which zone its time is; it is taken for UTC',
            {
              file,
              skipped: 0,
            },
          );
        }
        progress.lastAt = exchange.request.at;
        yield exchange;
        yield* readWebSocketMessages(entry, root, exchange);
      }
    }
  }
  progress.isHar ||= isUsed;
  progress.isBroken ||= !element.isWhole || fault !== null;
  const skipped = isUsed ? element.byteLength - end : element.byteLength;
  if (!element.isWhole) yield remark('har-cut', 'the file breaks off in an entry', { file, skipped });
  else if (fault !== null)
    yield remark('har-malformed', `an entry is read only in part: ${fault}`, { file, skipped });
  else if (!isUsed) {
    yield remark('har-entry-unusable', 'an entry has no URL that names a host on a network', {
      file,
      skipped,
    });
  }
}

/** Says something about the file, and which of its bytes were left out because of it. */
function remark(code: string, detail: string, { file, skipped }: { file: string; skipped: number }): Oddity {
  const notice: Notice = { code, about: file, detail };
  return oddity(skipped > 0 ? { ...notice, byteLength: skipped } : notice);
}

/** The error for a file that is no HAR; shows only names that look like words, since others may be values. */
function noHar(file: string, scan: HarScan): TelltaleError {
  const words = scan.names
    .filter((name) => /^[A-Za-z][A-Za-z_-]{0,23}$/.test(name))
    .map((name) => `"${name}"`);
  const seen = {
    nothing: 'is empty',
    other: 'is not JSON',
    array: 'is a JSON list, but not of HAR entries',
    object: `is JSON${words.length > 0 ? ` with ${words.join(', ')}` : ''}, but has no list of entries in "log"`,
  }[scan.root];
  const cut = scan.outcome === 'cut' ? ' before it breaks off' : '';
  return new TelltaleError('capture-format', `${file} ${seen}${cut}; a HAR is {"log": {"entries": [ … ]}}`);
}
