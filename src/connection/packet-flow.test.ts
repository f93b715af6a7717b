import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { packetFlows } from './packet-flow.ts';
import { buildIpPacket, buildUdpFrame, cutPacket, joinInWifi, packetsOf } from './testing/index.ts';

const [phone, server] = [
  { address: '10.0.0.2', port: 5000 },
  { address: '192.0.2.1', port: 9 },
];
const forth = buildUdpFrame({
  from: phone,
  to: server,
  payload: bytesOf('a datagram that is long'),
}).subarray(14);
const back = buildUdpFrame({ from: server, to: phone, payload: bytesOf('another') }).subarray(14);
const esp = (from: string, to: string) =>
  buildIpPacket(from, to, { protocol: 50, payload: bytesOf('0123456789') });

function flowsOf(frames: readonly Uint8Array[], linkType = 101) {
  const flowOf = packetFlows();
  return packetsOf(
    frames.map((bytes, at) => ({ at, bytes })),
    linkType,
  ).map(flowOf);
}

describe('packetFlows', () => {
  it.each([
    ['ports', forth, back],
    ['addresses, for ESP', esp('10.0.0.2', '192.0.2.1'), esp('192.0.2.1', '10.0.0.2')],
  ])('is the same both ways, by %s', (_, one, other) => {
    const [a, b] = flowsOf([one, other]);
    expect(a?.flow).not.toBeNull();
    expect(a).toEqual(b);
    expect(a?.isShared).toBe(false);
  });

  it('says of fragments, of names, and of frames that join packets that others may rest on them', () => {
    expect(flowsOf(cutPacket(forth, 16)).map(({ isShared }) => isShared)).toEqual([true, true]);
    expect(flowsOf([joinInWifi([forth, back])], 105).map(({ isShared }) => isShared)).toEqual([true]);
    const question = buildUdpFrame({ from: phone, to: { ...server, port: 53 }, payload: bytesOf('?') });
    expect(flowsOf([question], 1).map(({ isShared }) => isShared)).toEqual([true]);
  });

  it('is none for what has no ports', () => {
    expect(flowsOf([Uint8Array.of(0x10)])).toEqual([{ flow: null, isShared: false }]);
  });
});
