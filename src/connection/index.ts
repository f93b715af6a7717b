export { CLOSED_SILENCE_MICROS, TCP_SILENCE_MICROS } from './conversation.ts';
export { MOST_FLOWS } from './flow-table.ts';
export { MOST_BODY_BYTES } from './http1/body-gathering.ts';
export { MOST_HEAD_BYTES } from './http1/line-gathering.ts';
export { type Listener, openListener } from './listener.ts';
export type {
  Closed,
  Connection,
  Endpoint,
  Heard,
  Location,
  Message,
  Missed,
  Opaque,
  Refused,
  Remark,
  Section,
} from './message.ts';
export { type PacketFlow, packetFlows } from './packet-flow.ts';
export { MOST_HELD_BYTES } from './stream/budget.ts';
export { REPEATED_BYTES, STREAM_CHUNK_BYTES } from './stream/stream-chunks.ts';
export { HOLE_PATIENCE_MICROS, HOLE_PATIENCE_PACKETS } from './tcp/tcp-connection.ts';
export { KeyRing } from './tls/keys/key-ring.ts';
