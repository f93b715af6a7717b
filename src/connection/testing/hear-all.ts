import type { Packet, Recorded } from '../../capture/index.ts';
import type { PlannedPacket } from '../../capture/testing/index.ts';
import { openListener } from '../listener.ts';
import type { Heard } from '../message.ts';
import type { KeyRing } from '../tls/keys/key-ring.ts';

/** Packets as a capture reader would yield them from a pcap file with 24 bytes before and 16 bytes between them. */
export function packetsOf(planned: readonly PlannedPacket[], linkType = 1): Packet[] {
  let offset = 24;
  return planned.map(({ at, bytes, wireLength }, i) => {
    offset += 16;
    const origin = { index: i + 1, offset };
    offset += bytes.length;
    return { kind: 'packet', at, linkType, bytes, wireLength: wireLength ?? bytes.length, origin };
  });
}

/** All that is heard in a capture. */
export function hearAll(recorded: Iterable<Recorded>, keys?: KeyRing): Heard[] {
  const heard: Heard[] = [];
  const listener = openListener((one) => heard.push(one), {
    file: 'test.pcap',
    ...(keys === undefined ? {} : { keys }),
  });
  for (const one of recorded) listener.take(one);
  listener.finish();
  return heard;
}
