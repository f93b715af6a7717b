import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes } from '../../base/index.ts';
import { buildUdpFrame, hearAll, packetsOf } from '../testing/index.ts';
import { looksLikeDtls } from './dtls.ts';

const record = (type: number, body: Uint8Array, version = 0xfefd) =>
  concatBytes([
    Uint8Array.from([type, version >> 8, version & 255, 0, 0, 0, 0, 0, 0, 0, 1, 0, body.length]),
    body,
  ]);
const hello = record(22, new Uint8Array(60).fill(1), 0xfeff);
const data = record(23, new Uint8Array(40).fill(9));
const unified = Uint8Array.from([0x2c, 0x01, 0x02, 0x03, 4, 5, 6, 7]);

describe('looksLikeDtls', () => {
  it.each<[string, Uint8Array, boolean, boolean]>([
    ['a record', hello, false, true],
    ['several', concatBytes([hello, data]), false, true],
    ['a header alone', hello.subarray(0, 13), false, false],
    ['one that is cut', hello.subarray(0, -1), false, false],
    ['something after it', concatBytes([hello, Uint8Array.of(1)]), false, false],
    ['TLS', Uint8Array.from([22, 3, 3, 0, 9, 0, 0, 0, 0, 0, 0, 0, 1, 1]), false, false],
    ['text', bytesOf('{"imei":"490154203237518"}'), true, false],
    ['the header of 1.3 before a handshake', unified, false, false],
    ['the header of 1.3 after one', unified, true, true],
    ['nothing', new Uint8Array(0), true, false],
  ])('of %s', (_, bytes, hasSpoken, isDtls) => {
    expect(looksLikeDtls(bytes, hasSpoken)).toBe(isDtls);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (bytes, hasSpoken) => {
        looksLikeDtls(concatBytes([hello.subarray(0, 13), bytes]), hasSpoken);
        looksLikeDtls(bytes, hasSpoken);
      }),
    );
  });
});

it('counts DTLS as opaque, and reads what is none', () => {
  const from = { address: '10.0.0.2', port: 5000 };
  const to = { address: '192.0.2.1', port: 5684 };
  const payloads = [hello, data, bytesOf('{"a":1}'), unified];
  const heard = hearAll(
    packetsOf(payloads.map((payload, at) => ({ at, bytes: buildUdpFrame({ from, to, payload }) }))),
  );
  expect(heard.filter(({ kind }) => kind === 'message')).toMatchObject([{ protocol: 'udp', byteLength: 7 }]);
  expect(heard.filter(({ kind }) => kind === 'opaque')).toMatchObject([
    { reason: 'dtls-no-key', byteLength: hello.length + data.length + unified.length },
  ]);
  expect(heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []))).toEqual(['dtls-no-key']);
});
