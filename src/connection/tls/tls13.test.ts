import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, latin1Of, verbatim } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import {
  buildConversation,
  type ConversationPacket,
  clearRecord,
  clientHello13,
  handshakeMessage,
  hearAll,
  packetsOf,
  RETRY,
  serverHello13,
  Tls13Writer,
  type Turn,
} from '../testing/index.ts';
import { KeyRing } from './keys/key-ring.ts';
import { expandLabel } from './protection/expand-label.ts';
import { suiteOf } from './protection/suite.ts';
import { trafficOpener } from './protection/traffic-keys.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** RFC 8448 §3. */
const TRACE = {
  clientHello: hex(
    `16030100c4010000c00303cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece70000061301130313020100009100
    00000b0009000006736572766572ff01000100000a00140012001d001700180019010001010102010301040023000000330026002400
    1d002099381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c002b0003020304000d0020001e0403050306030203
    08040805080604010501060102010402050206020202002d00020101001c00024001`,
  ),
  serverHello: hex(
    `160303005a020000560303a6af06a4121860dc5e6e60249cd34c95930c8ac5cb1434dac155772ed3e2692800130100002e00330024001d0020c9
    828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f002b00020304`,
  ),
  serverFlight: hex(
    `17030302a2d1ff334a56f5bff6594a07cc87b580233f500f45e489e7f33af35edf7869fcf40aa40aa2b8ea73f848a7ca07612ef9f945cb960b40
    68905123ea78b111b429ba9191cd05d2a389280f526134aadc7fc78c4b729df828b5ecf7b13bd9aefb0e57f271585b8ea9bb355c7c7902
    0716cfb9b1183ef3ab20e37d57a6b9d7477609aee6e122a4cf51427325250c7d0e509289444c9b3a648f1d71035d2ed65b0e3cdd0cbae8bf
    2d0b227812cbb360987255cc744110c453baa4fcd610928d809810e4b7ed1a8fd991f06aa6248204797e36a6a73b70a2559c09ead686945b
    a246ab66e5edd8044b4c6de3fcf2a89441ac66272fd8fb330ef8190579b3684596c960bd596eea520a56a8d650f563aad27409960dca63d3
    e688611ea5e22f4415cf9538d51a200c27034272968a264ed6540c84838d89f72c24461aad6d26f59ecaba9acbbb317b66d902f4f292a3
    6ac1b639c637ce343117b659622245317b49eeda0c6258f100d7d961ffb138647e92ea330faeea6dfa31c7a84dc3bd7e1b7a6c7178af3687
    9018e3f252107f243d243dc7339d5684c8b0378bf30244da8c87c843f5e56eb4c5e8280a2b48052cf93b16499a66db7cca71e4599426f7
    d461e66f99882bd89fc50800becca62d6c74116dbd2972fda1fa80f85df881edbe5a37668936b335583b599186dc5c6918a396fa48a181
    d6b6fa4f9d62d513afbb992f2b992f67f8afe67f76913fa388cb5630c8ca01e0c65d11c66a1e2ac4c85977b7c7a6999bbf10dc35ae69f551
    5614636c0b9b68c19ed2e31c0b3b66763038ebba42f3b38edc0399f3a9f23faa63978c317fc9fa66a73f60f0504de93b5b845e275592c1
    2335ee340bbc4fddd502784016e4b3be7ef04dda49f4b440a30cb5d2af939828fd4ae3794e44f94df5a631ede42c1719bfdabf0253fe51
    75be898e750edc53370d2b`,
  ),
  clientFinished: hex(
    `170303003575ec4dc238cce60b298044a71e219c56cc77b0517fe9b93c7a4bfc44d87f38f80338ac98fc46deb384bd1caeacab6867d726c40546`,
  ),
  clientData: hex(
    `1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b395bd54a9a20441e2b62974e1f5a6292a29770
    14bd1e3deae63aeebb21694915e4`,
  ),
  serverData: hex(
    `17030300432e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf97d90e6dffc602dcb501a59a8fcc49c4bf2e5f0a21c00
    47c2abf332540dd032e167c2955d`,
  ),
  data: Uint8Array.from({ length: 50 }, (_, i) => i),
  secrets: {
    CLIENT_HANDSHAKE_TRAFFIC_SECRET: 'b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21',
    SERVER_HANDSHAKE_TRAFFIC_SECRET: 'b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38',
    CLIENT_TRAFFIC_SECRET_0: '9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5',
    SERVER_TRAFFIC_SECRET_0: 'a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643',
  },
};

const ringWith = (random: Uint8Array, secrets: { readonly [label: string]: string }) => {
  const ring = new KeyRing();
  const lines = Object.entries(secrets).map(([label, secret]) => `${label} ${hexOf(random)} ${secret}\n`);
  expect(ring.addFile(bytesOf(lines.join('')))).toMatchObject({ secrets: lines.length, malformed: 0 });
  return ring;
};

const messagesOf = (heard: readonly Heard[]) =>
  heard.filter((one): one is Message => one.kind === 'message' && one.protocol !== 'tls');
const codesOf = (heard: readonly Heard[]) =>
  heard.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));
const saidBy = (heard: readonly Heard[], direction: 'request' | 'response') =>
  messagesOf(heard)
    .filter((one) => one.direction === direction)
    .flatMap(({ sections }) => sections.map(({ bytes, repeated = 0 }) => latin1Of(bytes.subarray(repeated))))
    .join('');

describe('RFC 8448', () => {
  it('gives the keys of its trace', () => {
    const client = hex(TRACE.secrets.CLIENT_HANDSHAKE_TRAFFIC_SECRET);
    expect(hexOf(expandLabel('sha256', client, 'key', 16))).toBe('dbfaa693d1762c5b666af5d950258d01');
    expect(hexOf(expandLabel('sha256', client, 'iv', 12))).toBe('5bd3c71b836e0b76bb73265f');
    const server = hex(TRACE.secrets.SERVER_HANDSHAKE_TRAFFIC_SECRET);
    expect(hexOf(expandLabel('sha256', server, 'key', 16))).toBe('3fce516009c21727d0f2e4e86ee403bc');
    expect(hexOf(expandLabel('sha256', server, 'iv', 12))).toBe('5d313eb2671276ee13000b30');
  });

  it('gives what its records hold', () => {
    const suite = suiteOf(0x1301);
    const opener = suite && trafficOpener(suite, hex(TRACE.secrets.SERVER_TRAFFIC_SECRET_0));
    const record = { bytes: TRACE.serverData, source: verbatim(1, 0), at: 0, index: 1 };
    // The ticket before it has the first number.
    expect(opener?.open(record, 1)).toEqual({ type: 23, bytes: TRACE.data, start: 5 });
    expect(opener?.open(record, 0)).toBeNull();
    expect(opener?.open({ ...record, bytes: TRACE.serverData.subarray(0, -1) }, 1)).toBeNull();
  });

  it('is read as a connection', () => {
    const turns: Turn[] = [
      { from: 'orig', bytes: TRACE.clientHello },
      { from: 'resp', bytes: concatBytes([TRACE.serverHello, TRACE.serverFlight]) },
      { from: 'orig', bytes: concatBytes([TRACE.clientFinished, TRACE.clientData]) },
    ];
    const ring = ringWith(TRACE.clientHello.subarray(11, 43), TRACE.secrets);
    const heard = hearAll(packetsOf(buildConversation({ turns })), ring);
    expect(saidBy(heard, 'request')).toBe(latin1Of(TRACE.data));
    expect(messagesOf(heard)[0]?.connection).toMatchObject({
      serverName: 'server',
      tls: { version: 'TLS 1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
      certificate: { subject: 'CN=rsa', issuer: 'CN=rsa' },
    });
  });
});

/** A connection of which both sides are written here. */
class Script {
  readonly random = Uint8Array.from(randomBytes(32));
  readonly secrets = Object.fromEntries(
    [
      'CLIENT_EARLY_TRAFFIC_SECRET',
      'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
      'SERVER_HANDSHAKE_TRAFFIC_SECRET',
      'CLIENT_TRAFFIC_SECRET_0',
      'SERVER_TRAFFIC_SECRET_0',
    ].map((label) => [label, randomBytes(32).toString('hex')]),
  );
  readonly client = new Tls13Writer(this.secret('CLIENT_HANDSHAKE_TRAFFIC_SECRET'));
  readonly server = new Tls13Writer(this.secret('SERVER_HANDSHAKE_TRAFFIC_SECRET'));
  readonly turns: Turn[] = [];

  secret(label: string): Uint8Array {
    return hex(this.secrets[label] as string);
  }

  ring(...without: string[]): KeyRing {
    return ringWith(
      this.random,
      Object.fromEntries(Object.entries(this.secrets).filter(([label]) => !without.includes(label))),
    );
  }

  says(from: Turn['from'], ...records: Uint8Array[]): void {
    this.turns.push({ from, bytes: concatBytes(records) });
  }

  asks(text: string): void {
    this.says('orig', this.client.record(23, bytesOf(text)));
  }

  answers(text: string, padding = 0): void {
    this.says('resp', this.server.record(23, bytesOf(text), padding));
  }

  hello(): void {
    this.says('orig', clientHello13(this.random));
  }

  /** From the server's hello to the client's Finished. */
  handshake(...beforeFinished: Uint8Array[]): void {
    const alpn = bytesOf('http/1.1');
    const extensions = [0, 16, 0, alpn.length + 3, 0, alpn.length + 1, alpn.length, ...alpn];
    this.says(
      'resp',
      serverHello13(randomBytes(32)),
      clearRecord(20, Uint8Array.of(1)),
      this.server.record(22, handshakeMessage(8, [0, extensions.length, ...extensions])),
      this.server.record(22, handshakeMessage(20, new Uint8Array(32))),
    );
    this.server.begin(this.secret('SERVER_TRAFFIC_SECRET_0'));
    this.says(
      'orig',
      clearRecord(20, Uint8Array.of(1)),
      ...beforeFinished,
      this.client.record(22, handshakeMessage(20, new Uint8Array(32))),
    );
    this.client.begin(this.secret('CLIENT_TRAFFIC_SECRET_0'));
  }

  packets(cuts?: readonly number[]): ConversationPacket[] {
    return buildConversation({ turns: this.turns, ...(cuts === undefined ? {} : { cuts: () => cuts }) });
  }

  heard(ring = this.ring(), cuts?: readonly number[]): Heard[] {
    return hearAll(packetsOf(this.packets(cuts)), ring);
  }
}

const GET = 'GET /x HTTP/1.1\r\nHost: inside.example\r\n\r\n';
const OK = 'HTTP/1.1 204 No Content\r\n\r\n';

function connected(): Script {
  const script = new Script();
  script.hello();
  script.handshake();
  return script;
}

describe('TLS 1.3 between epochs', () => {
  it('goes on after key updates of each side, however often', () => {
    const script = connected();
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

  function early(isAccepted: boolean): Script {
    const script = new Script();
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
    const script = new Script();
    script.hello();
    script.says('resp', serverHello13(RETRY), clearRecord(20, Uint8Array.of(1)));
    script.hello();
    script.handshake();
    script.asks(GET);
    expect(messagesOf(script.heard()).map(({ target }) => target)).toEqual(['/x']);
  });

  it('needs no secret of the handshake for what comes after it', () => {
    const script = connected();
    script.asks(GET);
    script.answers(OK);
    const heard = script.heard(
      script.ring('CLIENT_HANDSHAKE_TRAFFIC_SECRET', 'SERVER_HANDSHAKE_TRAFFIC_SECRET'),
    );
    expect(messagesOf(heard)).toHaveLength(2);
  });

  it('reads one direction alone', () => {
    const script = connected();
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
    const script = connected();
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
    const script = connected();
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
  const script = connected();
  script.asks(GET);
  for (let i = 0; i < 200; i++) script.answers(OK.repeat(20));
  const lines = Object.entries(script.secrets).map(
    ([label, secret]) => `${label} ${hexOf(script.random)} ${secret}\n`,
  );
  const secrets = {
    kind: 'secrets',
    bytes: bytesOf(lines.join('')),
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
  const script = new Script();
  script.says('orig', clientHello13(script.random, [0xfe, 0x0d, 0, 4, 0, 1, 2, 3]));
  script.handshake();
  script.asks(GET);

  it('may cover the name, where nothing else tells', () => {
    expect(codesOf(script.heard(new KeyRing()))).toEqual(['tls-name-covered', 'tls-no-key']);
  });

  it('was pretended where the secrets are those of the hello around it', () => {
    expect(codesOf(script.heard())).toEqual(['tls-framing']);
  });
});

describe('TLS 1.3 with losses', () => {
  const body = 'z'.repeat(20_000);
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

  function long(): Script {
    const script = connected();
    for (let i = 0; i < 4; i++) {
      script.asks(GET.replace('/x', `/${i}`));
      for (let at = 0; at < answer.length; at += 700) script.answers(answer.slice(at, at + 700));
    }
    return script;
  }

  it('finds the records after a loss again, wherever it is', () => {
    const script = long();
    const packets = script.packets();
    const answers = packets.filter(({ from, byteLength }) => from === 'resp' && byteLength > 0);
    const [, ...droppable] = answers;
    fc.assert(
      fc.property(fc.nat(droppable.length - 2), fc.integer({ min: 1, max: 30 }), (from, count) => {
        const dropped = new Set(droppable.slice(from, from + count).filter((one) => one !== answers.at(-1)));
        const heard = hearAll(packetsOf(packets.filter((packet) => !dropped.has(packet))), script.ring());
        const lost = [...dropped].reduce((sum, { byteLength }) => sum + byteLength, 0);
        const requests = messagesOf(heard).filter(({ direction }) => direction === 'request');
        expect(requests.map(({ target }) => target)).toEqual(['/0', '/1', '/2', '/3']);
        const missed = heard.reduce((sum, one) => {
          if (one.kind === 'message') return sum + one.missedBytes;
          return one.kind === 'missed' ? sum + one.byteLength : sum;
        }, 0);
        expect(missed).toBeGreaterThanOrEqual(lost);
        // Nothing is opaque but what stands in a record of which a part was lost.
        const opaque = heard.reduce((sum, one) => (one.kind === 'opaque' ? sum + one.byteLength : sum), 0);
        expect(opaque).toBeLessThan(2 * (700 + 22));
        const said = messagesOf(heard).filter(({ direction }) => direction === 'response');
        expect(said.reduce((sum, one) => sum + one.byteLength + one.missedBytes, 0)).toBeLessThanOrEqual(
          4 * answer.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('goes on after a key update that was lost', () => {
    const script = connected();
    script.asks(GET);
    script.says('resp', script.server.keyUpdate());
    script.answers(OK);
    script.asks(GET);
    script.answers(OK);
    const update = script
      .packets()
      .find(({ from, byteLength }) => from === 'resp' && byteLength === 5 + 5 + 17);
    const rest = script
      .packets()
      .filter(({ position, from }) => from !== 'resp' || position !== update?.position);
    expect(update).toBeDefined();
    const heard = hearAll(packetsOf(rest), script.ring());
    expect(messagesOf(heard).filter(({ direction }) => direction === 'response')).toHaveLength(2);
  });
});

describe('TLS 1.3 that was tampered with', () => {
  it('accounts for every byte, and never throws', () => {
    const script = connected();
    for (let i = 0; i < 3; i++) {
      script.asks(GET);
      script.answers(OK.repeat(20));
    }
    const whole = script.turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 10 }),
        (changes, cuts) => {
          const turns = script.turns.map(({ from, bytes }) => ({ from, bytes: bytes.slice() }));
          for (const [at, value] of changes) {
            let left = at;
            const turn = turns.find(({ bytes }) => {
              left -= bytes.length;
              return left < 0;
            });
            if (turn !== undefined) turn.bytes[left + turn.bytes.length] = value;
          }
          const heard = hearAll(packetsOf(buildConversation({ turns, cuts: () => cuts })), script.ring());
          const accounted = heard.reduce((sum, one) => {
            if (one.kind === 'message' || one.kind === 'opaque') return sum + one.byteLength;
            return one.kind === 'notice' ? sum + (one.notice.byteLength ?? 0) : sum;
          }, 0);
          expect(accounted).toBe(whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});
