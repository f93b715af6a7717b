export { type AgreedTls, agreedTls, alpnNamed, TLS_VERSIONS, type TlsVersion } from './agreed-tls.ts';
export { type ByteInput, CHUNK_BYTES, type Following, inputOf, openInput } from './byte-input.ts';
export { captureFiles } from './capture-files.ts';
export { isUnusualName, isUnusualReason } from './field-names.ts';
export { captureFormatOf, HEAD_BYTES } from './format.ts';
export { MOST_ENTRY_BYTES } from './har/index.ts';
export {
  AUTHORITY_FILES,
  type Authority,
  type AuthorityPlan,
  type ClientHello,
  type Dial,
  type Dialled,
  dialDirectly,
  INSTALL_HOST,
  type Interception,
  type InterceptionOptions,
  ja3,
  ja4,
  leafSigner,
  newAuthority,
  openAuthority,
  openInterception,
  parseClientHello,
} from './live/index.ts';
export { MOST_FIELDS, MOST_FLOW_BYTES, MOST_MEMBERS } from './mitmproxy/index.ts';
export { momentsOf } from './moments-of.ts';
export { type Capture, openCapture } from './open-capture.ts';
export { MOST_BLOCK_BYTES, MOST_INTERFACES, MOST_PACKET_BYTES } from './pcap/index.ts';
export type {
  CaptureFormat,
  CaptureSummary,
  Consent,
  Exchange,
  NameAnswer,
  Oddity,
  Origin,
  Packet,
  PhaseMark,
  Recorded,
  RecordedBeside,
  RecordedBody,
  RecordedField,
  RecordedPeers,
  RecordedRequest,
  RecordedResponse,
  Refusal,
  Secrets,
  StepMark,
  StreamChunk,
} from './recorded.ts';
export {
  type BodyStore,
  harOf,
  openBodyStore,
  openRecording,
  RECORDING_FILES,
  type RecordingWriter,
  recordingSchema,
  recordThrough,
  type StoredBody,
} from './recording/index.ts';
export type { Compression } from './unpack/index.ts';
export {
  areWebSocketFrames,
  isWebSocketFrame,
  type WebSocketFrame,
  WebSocketFrames,
  type WebSocketTaker,
} from './web-socket/index.ts';
