import { createCipheriv } from 'node:crypto';
import { bytesOf, ofBytes } from '../content.ts';
import { protobuf } from '../encoders/protobuf.ts';
import type { CaseKeys } from '../identity/identity.ts';
import type { Random } from '../random.ts';
import { laid } from './laid.ts';
import type { Layer } from './layer.ts';

type Encipher = (bytes: Buffer, keys: CaseKeys, random: Random) => Buffer;

/** AES over what a right key can be told by. */
function aes(id: string, encipher: Encipher): Layer {
  return {
    id,
    takes: 'legible',
    isCipher: true,
    lay: (content, { keys, random }) =>
      laid(content, ofBytes(encipher(bytesOf(content), keys, random)), { id, readings: [['aes']] }),
  };
}

function enciphered(cipher: string, bytes: Buffer, { key, iv }: { key: Buffer; iv: Buffer | null }): Buffer {
  const made = createCipheriv(cipher, key, iv);
  return Buffer.concat([made.update(bytes), made.final()]);
}

/** The vector that a known vendor's clients wrote into their code for every message. */
const FIXED_VECTOR = Buffer.from('0102030405060708');

const plain: Encipher = (bytes, { chained }) => enciphered('aes-128-cbc', bytes, chained);

export const cipherLayers: readonly Layer[] = [
  aes('aes, key and vector in the case', plain),
  aes('aes, vector in front', (bytes, { chained: { key } }, random) => {
    const iv = random.bytes(16);
    return Buffer.concat([iv, enciphered('aes-128-cbc', bytes, { key, iv })]);
  }),
  aes('aes, ECB', (bytes, { unchained: { key } }) => enciphered('aes-256-ecb', bytes, { key, iv: null })),
  aes('aes, key seen in the capture', (bytes, { seen: { key } }) =>
    enciphered('aes-128-cbc', bytes, { key, iv: FIXED_VECTOR }),
  ),
  { ...aes('aes, over any bytes', plain), takes: 'any' },
  {
    id: 'aes, in a field of bytes',
    takes: 'legible',
    isCipher: true,
    lay: (content, { keys, random }) => {
      const id = 'aes, in a field of bytes';
      const one = laid(content, ofBytes(plain(bytesOf(content), keys, random)), { id, readings: [['aes']] });
      const message = (bytes: Buffer) =>
        protobuf([
          { number: 1, varint: 7n },
          { number: 2, bytes },
        ]);
      return one && { ...one, content: ofBytes(message(bytesOf(one.content))) };
    },
  },
  {
    id: 'xor',
    takes: 'any',
    lay: (content, { random }) => {
      const key = random.between(1, 255);
      const xored = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
      return laid(content, ofBytes(xored(bytesOf(content))), {
        id: 'xor',
        readings: [['xor']],
        piece: (bytes) => [xored(bytes)],
      });
    },
  },
];
