import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, latin1Of, verbatim } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import { buildConversation, hearAll, packetsOf, type Turn } from '../testing/index.ts';
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
