import { createCipheriv } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bytesOf, ofBytes, ofText } from '../content.ts';
import { protobuf } from '../encoders/protobuf.ts';
import type { CaseKeys } from '../identity/identity.ts';
import type { Random } from '../random.ts';
import { laid } from './laid.ts';
import type { Layer } from './layer.ts';

type Encipher = (bytes: Buffer, keys: CaseKeys, random: Random) => Buffer;

/** AES over what a right key can be told by. */
function aes(id: string, encipher: Encipher): Layer {
  return cipher(id, 'aes', encipher);
}

function cipher(id: string, name: string, encipher: Encipher): Layer {
  return {
    id,
    takes: 'legible',
    isCipher: true,
    lay: (content, { keys, random }) =>
      laid(content, ofBytes(encipher(bytesOf(content), keys, random)), { id, readings: [[name]] }),
  };
}

function enciphered(name: string, bytes: Buffer, { key, iv }: { key: Buffer; iv: Buffer | null }): Buffer {
  const made = createCipheriv(name, key, iv);
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
  // OpenSSL has single DES no more: Triple DES with one key three times is the same.
  cipher('des, ECB', 'des', (bytes, { des: { key } }) =>
    enciphered('des-ede3-ecb', bytes, { key: Buffer.concat([key, key, key]), iv: null }),
  ),
  cipher('des, triple', 'des', (bytes, { tripleDes }) => enciphered('des-ede3-cbc', bytes, tripleDes)),
  {
    id: 'recipe, cipher and gzip',
    takes: 'any',
    isCipher: true,
    lay: (content, { keys, random }) => {
      const id = 'recipe, cipher and gzip';
      const iv = random.bytes(16);
      const sealed = enciphered('aes-256-cbc', gzipSync(bytesOf(content)), { key: keys.recipes.key, iv });
      const text = Buffer.concat([iv, sealed]).toString('base64');
      return laid(content, ofText(text), { id, readings: [['recipe:sealed']] });
    },
  },
  {
    id: 'recipe, no cipher',
    takes: 'text',
    lay: (content, { keys: { recipes } }) => {
      const id = 'recipe, no cipher';
      const bytes = bytesOf(content);
      const mixed = bytes.map((byte, at) => byte ^ (recipes.xor[at % recipes.xor.length] as number));
      const text = Buffer.from(mixed.toReversed()).toString('hex');
      return laid(content, ofText(text), { id, readings: [['recipe:turned']] });
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
