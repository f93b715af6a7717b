export type { Behaviour, PhoneEvents } from './behaviour.ts';
export { BEACON_BYTES } from './behaviours/beacon.ts';
export { type BehaviourId, behaviours } from './behaviours/index.ts';
export { BLOB_BYTES } from './behaviours/opaque-blob.ts';
export type { Firmware } from './firmware.ts';
export { firmwares, withoutBehaviour } from './firmwares.ts';
export type { ProxyAddress } from './net/index.ts';
export {
  type Handset,
  type HandsetOptions,
  type HeardAnswer,
  IDLE_SECONDS,
  openHandset,
} from './open-handset.ts';
export type { SentSms } from './sent-sms.ts';
export { VirtualClock } from './virtual-clock.ts';
