import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../base/index.ts';
import { buildIpPacket, buildUdpFrame, hearAll, packetsOf } from './testing/index.ts';

const [phone, server] = ['10.0.0.2', '192.0.2.1'];
const filled = (start: readonly number[], byteLength: number) =>
  concatBytes([Uint8Array.from(start), new Uint8Array(byteLength - start.length).fill(0xa7)]);

function heardOfUdp(port: number, payloads: readonly Uint8Array[]) {
  const [from, to] = [
    { address: phone, port: 5000 },
    { address: server, port },
  ];
  return hearAll(
    packetsOf(payloads.map((payload, at) => ({ at, bytes: buildUdpFrame({ from, to, payload }) }))),
  ).map((one) => (one.kind === 'opaque' ? [one.kind, one.reason, one.byteLength] : [one.kind]));
}

describe('what is encrypted throughout', () => {
  const greeting = filled([1, 0, 0, 0], 148);
  const data = filled([4, 0, 0, 0], 96);
  const esp = filled([0x9c, 1, 2, 3, 0, 0, 0, 1], 90);
  const wireguard = (byteLength: number) => [
    ['notice'],
    ['opaque', 'wireguard-no-key', byteLength],
    ['closed'],
  ];

  it.each([
    [
      'WireGuard from its handshake on, on any port',
      7000,
      [greeting, data, filled([4, 0, 0, 0], 97)],
      wireguard(341),
    ],
    ['the answer of WireGuard', 7000, [filled([2, 0, 0, 0], 92)], wireguard(92)],
    ['WireGuard from its middle, on its port', 51_820, [data], wireguard(96)],
    [
      'IPsec in UDP, beside IKE',
      4500,
      [filled([0, 0, 0, 0, 1], 60), esp, esp],
      [['message'], ['notice'], ['opaque', 'ipsec-no-key', 180], ['closed']],
    ],
  ])('counts %s', (_, port, payloads, expected) => {
    expect(heardOfUdp(port, payloads).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['data like that of WireGuard on another port', 7000, data],
    ['another length of its handshake', 51_820, filled([1, 0, 0, 0], 147)],
    ['text on the port of IPsec', 4500, bytesOf('a text that is long enough for it')],
    ['an index of IPsec that is reserved', 4500, filled([0, 0, 0, 9, 0], 60)],
    ['IPsec on another port', 4501, esp],
  ])('searches %s', (_, port, payload) => {
    expect(heardOfUdp(port, [payload])).toEqual([['message'], ['closed']]);
  });

  it.each([
    [phone, server],
    ['2001:db8::2', '2001:db8::80'],
  ])('counts ESP between two addresses, both ways: %s', (a, b) => {
    const payload = filled([0x9c, 1, 2, 3, 0, 0, 0, 1], 90);
    const packets = [
      buildIpPacket(a, b, { protocol: 50, payload }),
      buildIpPacket(b, a, { protocol: 50, payload: payload.subarray(0, 60) }),
      buildIpPacket(a, b, { protocol: 50, payload }),
    ];
    const planned = packets.map((bytes, at) => ({
      at,
      bytes: at === 2 ? bytes.subarray(0, -8) : bytes,
      wireLength: bytes.length,
    }));
    const heard = hearAll(packetsOf(planned, 101));
    const connection = {
      network: 'unknown',
      orig: { address: a, port: null },
      resp: { address: b, port: null },
    };
    expect(heard).toMatchObject([
      { kind: 'notice', notice: { code: 'ipsec-no-key' } },
      { kind: 'missed', connection, direction: 'request', byteLength: 8 },
      { kind: 'opaque', connection, direction: 'request', byteLength: 172, at: 0, reason: 'ipsec-no-key' },
      { kind: 'opaque', connection, direction: 'response', byteLength: 60, at: 1, reason: 'ipsec-no-key' },
      { kind: 'closed', connection, from: 0, to: 2 },
    ]);
  });
});
