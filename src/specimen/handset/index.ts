export { BEACON_BYTES } from './behaviours/beacon.ts';
export { behaviours } from './behaviours/index.ts';
export { BLOB_BYTES } from './behaviours/opaque-blob.ts';
export { CHAT } from './chat-line.ts';
export type { Firmware } from './firmware.ts';
export { firmwares, withoutBehaviour } from './firmwares.ts';
export {
  type Handset,
  type HandsetOptions,
  type HeardAnswer,
  IDLE_SECONDS,
  openHandset,
} from './open-handset.ts';
export { ACTIVATION_NUMBER, type SentSms } from './sent-sms.ts';
export { VirtualClock } from './virtual-clock.ts';
