export { accountedBytes } from './accounted.ts';
export {
  buildConversation,
  type ConversationPacket,
  type ConversationPlan,
  type Turn,
} from './build-conversation.ts';
export { buildDns, type DnsPlan, type PlannedRecord } from './build-dns.ts';
export {
  buildIpFrame,
  buildTcpFrame,
  buildUdpFrame,
  type PlannedEnd,
  type TcpPlan,
  type UdpPlan,
} from './build-frame.ts';
export { buildRecord, buildServerHello, type ServerHelloPlan } from './build-hello.ts';
export {
  buildHttp2Fields,
  buildHttp2Frame,
  type FramePlan,
  HTTP2_PREFACE,
} from './build-http2.ts';
export { buildWebSocketFrame, type WebSocketFramePlan } from './build-web-socket.ts';
export { cutPacket } from './cut-packet.ts';
export { hearAll, packetsOf } from './hear-all.ts';
export { ask, recordTls, rsaPrivateKey, type TlsPlan, type TlsRecording } from './record-tls.ts';
export { recordTurns } from './record-turns.ts';
export { talkTo } from './talk-to.ts';
export { connectedTls13, Tls13Script } from './tls13-script.ts';
export {
  clearRecord,
  handshakeMessage,
  RETRY,
  serverHello13,
  Tls13Writer,
} from './tls13-writer.ts';
export { buildIpPacket, joinInWifi, type Wrapping, wrappings } from './wrap-packet.ts';
