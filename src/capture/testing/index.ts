export { buildFlows, type TnetValue, tnetstring } from './build-flows.ts';
export { buildPcap, type PcapPlan, type PlannedPacket } from './build-pcap.ts';
export {
  buildPcapng,
  buildPcapngBlocks,
  type PcapngPlan,
  type PlannedBlock,
  type PlannedInterface,
} from './build-pcapng.ts';
export { buildZip, type PlannedFile } from './build-zip.ts';
export { inPieces } from './in-pieces.ts';
export { plain } from './plain.ts';
