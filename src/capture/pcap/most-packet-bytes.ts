/**
 * The longest packet that is believed. Wireshark and libpcap refuse the same (262,144 for the link types that
 * phones have): no network carries longer frames, so a longer record is a broken or hostile header.
 */
export const MOST_PACKET_BYTES = 262_144;
