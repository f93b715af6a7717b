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
export { cutPacket } from './cut-packet.ts';
export { hearAll, packetsOf } from './hear-all.ts';
export { ask, recordTls, rsaPrivateKey, type TlsPlan, type TlsRecording } from './record-tls.ts';
export { connectedTls13, Tls13Script } from './tls13-script.ts';
export {
  clearRecord,
  handshakeMessage,
  RETRY,
  serverHello13,
  Tls13Writer,
} from './tls13-writer.ts';
export { buildIpPacket, joinInWifi, type Wrapping, wrappings } from './wrap-packet.ts';
