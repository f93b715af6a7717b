export { MOST_PACKET_BYTES } from './most-packet-bytes.ts';
export { readPcap } from './read-pcap.ts';
export { MOST_BLOCK_BYTES, MOST_INTERFACES, readPcapng } from './read-pcapng.ts';
