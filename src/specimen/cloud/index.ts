/*
 * The vendor's cloud of the specimen.
 *
 *     const cloud = await openCloud({ now, stage: 'M0', random: seededRandom(seed) });
 *     const { socket, address } = await cloud.dial('api.account.xiaomi.com', 80);   // 42.62.48.81, on loopback
 *     …
 *     cloud.received()        // what every service read, and in which region it stood
 *     await cloud.moveService('mi-cloud', 'singapore');   // with its data; `stages` says what M0 to M4 are
 *     await cloud.close();
 *
 * What is said over the wire, by whom to which host, stands in ../wire: endpoints.ts and stanza.ts first. A TLS
 * client trusts `vendorAuthority`; an interception does so on its upstream side. `openPeer` is the second
 * handset, `receiveSms` the vendor's number that the activation SMS goes to.
 */
export { type Cloud, openCloud } from './open-cloud.ts';
export type { Received, ToldField } from './received.ts';
export {
  addressOf,
  hostAt,
  type RegionId,
  regionIds,
  regions,
} from './regions.ts';
export { regionAt, type StageId, stageIds, stages } from './stages.ts';
