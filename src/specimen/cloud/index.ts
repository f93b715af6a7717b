export type { Dialled } from './dialling.ts';
export { type Cloud, type CloudOptions, openCloud } from './open-cloud.ts';
export type { Peer, PeerMessage } from './peer.ts';
export { LONGEST_VALUE, MOST_FIELDS, MOST_RECEIVED, type Received, type ToldField } from './received.ts';
export {
  addressOf,
  type RegionId,
  type RegionNetwork,
  type RegionRow,
  regionIds,
  regions,
} from './regions.ts';
export { regionAt, type StageId, type StageRow, stageIds, stages } from './stages.ts';
