import {
  concatBytes,
  type Notice,
  type Sourced,
  TelltaleError,
  verbatim,
  wholeRun,
} from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import { oddity } from '../oddity.ts';
import { exchangeOf } from '../raw-http/index.ts';
import type { Recorded } from '../recorded.ts';
import { sessionFacts } from './session-facts.ts';
import { contentOf, entriesOf, STORED, type ZipEntry } from './zip.ts';

/** The longest archive that is taken into memory, which reading one backwards needs. */
export const MOST_ARCHIVE_BYTES = 512 << 20;

/** The longest message that is unpacked; one exchange is in memory at a time. */
export const MOST_MESSAGE_BYTES = 64 << 20;

/** Bytes that all messages of an archive may unpack to: past it the rest is not unpacked. */
export const MOST_UNPACKED_BYTES = 8 * 1024 ** 3;

const MOST_FACTS_BYTES = 1 << 20;

/** What is given as the time of a session that has none, where none before it has one either. */
const NO_TIME = -1;

/** The entries of one session, by what they hold: `c` from the client, `s` from the server, `m` notes, `w` WebSocket. */
type Session = Map<string, ZipEntry>;

/**
 * Reads Fiddler's archives of sessions: a ZIP with `raw/1_c.txt`, `raw/1_s.txt`, `raw/1_m.xml` for each. What is odd in
 * one costs that one only. Throws `capture-format` for an archive without any.
 */
export function* readSaz(reader: ByteReader, file: string): Generator<Recorded> {
  const say = (notice: Omit<Notice, 'about'>) => oddity({ ...notice, about: file });
  const archive = wholeOf(reader);
  if (archive === null) {
    const detail = `the archive is longer than ${MOST_ARCHIVE_BYTES >> 20} MiB and was not read`;
    yield say({ code: 'archive-too-long', detail, byteLength: MOST_ARCHIVE_BYTES + reader.drain() });
    return;
  }
  const { entries, isWhole } = entriesOf(archive);
  const sessions = sessionsOf(entries);
  if (sessions.length === 0)
    throw new TelltaleError(
      'capture-format',
      `${file} is a ZIP archive without sessions of Fiddler; unpack it first`,
    );
  if (!isWhole)
    yield say({ code: 'capture-cut', detail: 'the list at the end of the archive is missing or not whole' });
  let index = 0;
  let lastAt = NO_TIME;
  let unpacked = 0;
  for (const session of sessions) {
    const request = session.get('c');
    const left = Math.min(MOST_MESSAGE_BYTES, MOST_UNPACKED_BYTES - unpacked);
    const facts = sessionFacts(contentIn(session.get('m'), MOST_FACTS_BYTES));
    const sent = sourcedOf(request, left);
    const received = sourcedOf(session.get('s'), left);
    unpacked += (sent?.bytes.byteLength ?? 0) + (received?.bytes.byteLength ?? 0);
    for (const [kind, message] of [
      ['c', sent],
      ['s', received],
    ] as const) {
      const entry = session.get(kind);
      if (entry === undefined || message !== null) continue;
      const detail = 'a message in the archive is encrypted, damaged or too long, and was not read';
      yield say({ code: 'session-unread', detail, byteLength: entry.byteLength });
    }
    const sockets = session.get('w');
    if (sockets !== undefined) {
      const detail = 'messages of WebSockets in the archive were not read';
      yield say({ code: 'session-unread', detail, byteLength: sockets.byteLength });
    }
    const at = facts.at ?? lastAt;
    const exchange =
      sent === null || request === undefined
        ? null
        : exchangeOf({
            request: sent,
            response: received,
            at,
            responseAt: facts.responseAt ?? at,
            peers: facts.peers,
            scheme: 'http',
            host: null,
            port: null,
            origin: { index, offset: request.start },
          });
    if (exchange !== null) {
      lastAt = at;
      if (facts.at === null)
        yield say({
          code: 'time-unknown',
          detail: 'a session does not say when it was; the one before it counts',
        });
      yield exchange;
    } else if (sent !== null) {
      const detail = 'a session holds no request that can be read';
      yield say({ code: 'session-unusable', detail, byteLength: sent.bytes.byteLength });
    }
    index += 1;
  }

  function contentIn(entry: ZipEntry | undefined, most: number): Uint8Array | null {
    return entry === undefined ? null : contentOf(archive as Uint8Array, entry, most);
  }

  function sourcedOf(entry: ZipEntry | undefined, most: number): Sourced | null {
    const bytes = contentIn(entry, Math.max(most, 1));
    if (entry === undefined || bytes === null) return null;
    const { start: offset, byteLength, method } = entry;
    const source = method === STORED ? verbatim(index, offset) : wholeRun({ index, offset, byteLength });
    return { bytes, source };
  }
}

/** Null where it is too long. */
function wholeOf(reader: ByteReader): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let byteLength = 0;
  for (let part = reader.next(); part !== null; part = reader.next()) {
    byteLength += part.byteLength;
    if (byteLength > MOST_ARCHIVE_BYTES) return null;
    parts.push(part);
  }
  return concatBytes(parts);
}

/** In the order of their numbers. */
function sessionsOf(entries: readonly ZipEntry[]): Session[] {
  const sessions = new Map<number, Session>();
  for (const entry of entries) {
    const [, number = '', kind = ''] = /^raw[/\\](\d{1,9})_([cmsw])\.(?:txt|xml)$/i.exec(entry.name) ?? [];
    if (kind === '') continue;
    const session = sessions.get(Number(number)) ?? new Map<string, ZipEntry>();
    if (!session.has(kind.toLowerCase())) session.set(kind.toLowerCase(), entry);
    sessions.set(Number(number), session);
  }
  return [...sessions].sort(([a], [b]) => a - b).map(([, session]) => session);
}
