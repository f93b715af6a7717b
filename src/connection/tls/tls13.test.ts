import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import {
  buildConversation,
  clearRecord,
  connectedTls13,
  handshakeMessage,
  hearAll,
  packetsOf,
  RETRY,
  serverHello13,
  Tls13Script,
  Tls13Writer,
} from '../testing/index.ts';
import { KeyRing } from './keys/key-ring.ts';

const messagesOf = (heard: readonly Heard[]) =>
  heard.filter((one): one is Message => one.kind === 'message' && one.protocol !== 'tls');
const codesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));
const GET = 'GET /x HTTP/1.1\r\nHost: inside.example\r\n\r\n';
const OK = 'HTTP/1.1 204 No Content\r\n\r\n';

describe('TLS 1.3 between epochs', () => {
  it('goes on after key updates of each side, however often', () => {
    const script = connectedTls13();
    for (let i = 0; i < 5; i++) {
      script.asks(GET);
      script.answers(OK, i * 7);
      script.says('orig', script.client.keyUpdate());
      if (i % 2 === 0) script.says('resp', script.server.keyUpdate(), script.server.keyUpdate());
    }
    const heard = script.heard();
    expect(messagesOf(heard).map(({ direction }) => direction)).toEqual(
      Array.from({ length: 5 }, () => ['request', 'response']).flat(),
    );
    expect(codesOf(heard)).toEqual(['tls-framing']);
    expect(messagesOf(heard)[0]?.connection.tls).toEqual({
      version: 'TLS 1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      alpn: 'http/1.1',
    });
  });

  function early(isAccepted: boolean): Tls13Script {
    const script = new Tls13Script();
    script.hello();
    const writer = new Tls13Writer(script.secret('CLIENT_EARLY_TRAFFIC_SECRET'));
    script.says(
      'orig',
      writer.record(23, bytesOf(GET.slice(0, 9))),
      writer.record(23, bytesOf(GET.slice(9))),
    );
    script.handshake(...(isAccepted ? [writer.record(22, handshakeMessage(5, []))] : []));
    script.answers(OK);
    script.asks(GET.replace('/x', '/y'));
    return script;
  }

  it.each([true, false])('reads early data (accepted: %s)', (isAccepted) => {
    const script = early(isAccepted);
    const heard = script.heard();
    expect(messagesOf(heard).map(({ target, status }) => [target, status])).toEqual([
      ['/x', null],
      ['/x', 204],
      ['/y', null],
    ]);
    expect(new Set(messagesOf(heard).map(({ connection }) => connection)).size).toBe(1);
    const without = script.heard(script.ring('CLIENT_EARLY_TRAFFIC_SECRET'));
    expect(messagesOf(without).map(({ target, status }) => [target, status])).toEqual([
      [null, 204],
      ['/y', null],
    ]);
    expect(codesOf(without)).toContain('tls-record-unread');
  });

  it('reads on after a HelloRetryRequest', () => {
    const script = new Tls13Script();
    script.hello();
    script.says('resp', serverHello13(RETRY), clearRecord(20, Uint8Array.of(1)));
    script.hello();
    script.handshake();
    script.asks(GET);
    expect(messagesOf(script.heard()).map(({ target }) => target)).toEqual(['/x']);
  });

  it('needs no secret of the handshake for what comes after it', () => {
    const script = connectedTls13();
    script.asks(GET);
    script.answers(OK);
    const heard = script.heard(
      script.ring('CLIENT_HANDSHAKE_TRAFFIC_SECRET', 'SERVER_HANDSHAKE_TRAFFIC_SECRET'),
    );
    expect(messagesOf(heard)).toHaveLength(2);
  });

  it('reads one direction alone', () => {
    const script = connectedTls13();
    script.asks(GET);
    script.answers(OK);
    for (const from of ['orig', 'resp'] as const) {
      const packets = script.packets().filter((packet) => packet.from === from);
      const heard = hearAll(packetsOf(packets), script.ring());
      // Without the client's random nobody knows whose secrets to take.
      expect(messagesOf(heard)).toHaveLength(from === 'orig' ? 1 : 0);
    }
  });

  it('takes a record with a wrong tag for opaque, and reads those after it', () => {
    const script = connectedTls13();
    script.asks(GET);
    const wrong = script.server.record(23, bytesOf(OK));
    wrong[wrong.length - 1] = 255 - (wrong.at(-1) as number);
    script.says('resp', wrong);
    script.answers(OK);
    const heard = script.heard();
    expect(messagesOf(heard).map(({ direction }) => direction)).toEqual(['request', 'response']);
    expect(codesOf(heard)).toContain('tls-record-unread');
    expect(heard.flatMap((one) => (one.kind === 'opaque' ? [[one.direction, one.byteLength]] : []))).toEqual([
      ['response', wrong.length],
    ]);
  });

  it('leads to the bytes in the file that each byte was decrypted from', () => {
    const script = connectedTls13();
    script.asks(GET);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }), (cuts) => {
        const [message] = messagesOf(script.heard(undefined, cuts));
        const host = message?.sections.find(({ field }) => field?.toLowerCase() === 'host');
        if (host === undefined) throw new Error('no host');
        const pieces = host.source.pieces({ start: 0, end: host.bytes.length });
        const planned = script.packets(cuts);
        const packets = packetsOf(planned);
        const last = planned.findLastIndex(({ from, byteLength }) => from === 'orig' && byteLength > 0);
        expect(message?.origin.index).toBe(last + 1);
        const cipherText = pieces.flatMap(({ index, offset, byteLength }) => {
          const packet = packets[index - 1];
          const start = offset - (packet?.origin.offset ?? 0);
          return [...(packet?.bytes.subarray(start, start + byteLength) ?? [])];
        });
        const record = script.turns.at(-1)?.bytes as Uint8Array;
        const at = 5 + GET.indexOf('inside.example');
        expect(cipherText).toEqual([...record.subarray(at, at + 14)]);
      }),
    );
  });
});

describe('TLS 1.3 with secrets in the capture', () => {
  const script = connectedTls13();
  script.asks(GET);
  for (let i = 0; i < 200; i++) script.answers(OK.repeat(20));
  const secrets = {
    kind: 'secrets',
    bytes: script.keyLog(),
    origin: { index: 0, offset: 0 },
  } as const;
  const packets = packetsOf(script.packets());
  const whole = messagesOf(script.heard()).map(({ direction, target, status }) => [
    direction,
    target,
    status,
  ]);

  it.each([0, 1, 4, 5, 8, 20])('before packet %i', (at) => {
    const heard = hearAll([...packets.slice(0, at), secrets, ...packets.slice(at)]);
    expect(messagesOf(heard).map(({ direction, target, status }) => [direction, target, status])).toEqual(
      whole,
    );
    expect(codesOf(heard)).toEqual(['tls-framing']);
  });

  it('too late, and says so', () => {
    const heard = hearAll([...packets.slice(0, -4), secrets, ...packets.slice(-4)]);
    expect(messagesOf(heard)).toEqual([]);
    expect(codesOf(heard)).toEqual(['tls-no-key', 'secrets-late']);
    expect(codesOf(hearAll([...packets, secrets, secrets]))).toEqual(['tls-no-key', 'secrets-late']);
  });

  it('that are malformed', () => {
    const broken = { ...secrets, bytes: bytesOf('CLIENT_RANDOM 00\nnothing of use\n') };
    expect(codesOf(hearAll([broken, ...packets]))).toEqual([
      'secrets-malformed',
      'secrets-malformed',
      'tls-no-key',
    ]);
  });
});

describe('an encrypted hello', () => {
  const script = new Tls13Script();
  script.hello([0xfe, 0x0d, 0, 4, 0, 1, 2, 3]);
  script.handshake();
  script.asks(GET);

  it('may cover the name, where nothing else tells', () => {
    expect(codesOf(script.heard(new KeyRing()))).toEqual(['tls-name-covered', 'tls-no-key']);
  });

  it('was pretended where the secrets are those of the hello around it', () => {
    expect(codesOf(script.heard())).toEqual(['tls-framing']);
  });
});

describe('TLS inside of', () => {
  it('a tunnel that a proxy opened is read', () => {
    const script = connectedTls13();
    script.asks(GET);
    script.answers(OK);
    const turns = [
      { from: 'orig', bytes: bytesOf('CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n') },
      { from: 'resp', bytes: bytesOf('HTTP/1.1 200 Connection established\r\n\r\n') },
      ...script.turns,
    ] as const;
    const heard = hearAll(packetsOf(buildConversation({ turns })), script.ring());
    expect(messagesOf(heard).map(({ method, status }) => [method, status])).toEqual([
      ['CONNECT', null],
      ['CONNECT', 200],
      ['GET', null],
      ['GET', 204],
    ]);
  });

  it.each([
    [1, 2],
    [2, 2],
    [3, 0],
    [6, 0],
  ])('%i layers of TLS gives %i messages', (layers, messages) => {
    const ring = new KeyRing();
    let script = connectedTls13();
    script.asks(GET);
    script.answers(OK);
    ring.addLog(script.keyLog());
    for (let i = 0; i < layers; i++) {
      const around = connectedTls13();
      for (const { from, bytes } of script.turns) {
        const writer = from === 'orig' ? around.client : around.server;
        around.says(from, writer.record(23, bytes));
      }
      ring.addLog(around.keyLog());
      script = around;
    }
    expect(messagesOf(script.heard(ring))).toHaveLength(messages);
  });
});
