export { bytesIn, bytesOf, concatBytes, latin1Of, legibleText, legibleWords, textOf } from './bytes.ts';
export { contentId } from './content-id.ts';
export { jsonEscapeMap, unescapeJson } from './json-escape.ts';
export {
  type JsonKind,
  type JsonMember,
  type JsonNode,
  jsonInner,
  jsonMember,
  jsonStringBytes,
  jsonStringText,
} from './json-node.ts';
export { MOST_JSON_VALUES, type ParsedJson, parseJson } from './json-text.ts';
export { isoFromMicros, type Micros, microsFromIso, tellsZone } from './micros.ts';
export { type CountedNotice, MOST_NOTICES, type Notice, NoticeBoard, type NoticeTally } from './notice.ts';
export { hostCovers, isAddress, plainHost } from './plain-host.ts';
export { MOST_REMEMBERED, remembering } from './remembering.ts';
export {
  appendPiece,
  joined,
  nowhere,
  type Piece,
  type Source,
  type Sourced,
  type SourcedRun,
  shifted,
  verbatim,
  wholeRun,
} from './source.ts';
export { covers, overlaps, type Span } from './span.ts';
export { TelltaleError } from './telltale-error.ts';
export { utf8Length, writeUtf8 } from './utf8.ts';
export { type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts';
export { type ZipPiece, zipPieces } from './zip-pieces.ts';
export {
  isZipEntryAt,
  ZIP_DEFLATED,
  ZIP_STORED,
  ZIP_ZSTD,
  type ZipEntry,
  zipContentEnd,
  zipEntryAt,
} from './zip-records.ts';
