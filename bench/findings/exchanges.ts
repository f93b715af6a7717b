import { gzipSync } from 'node:zlib';
import { Random } from '../scan/random.ts';
import { trafficOf } from '../scan/traffic.ts';
import { type Secret, sendings } from './identity.ts';

/** A request with its answer. The number in the target says which it is. */
export interface Exchange {
  readonly number: number;
  readonly request: Buffer;
  readonly response: Buffer;
}

export interface Plant {
  readonly number: number;
  readonly secret: string;
  readonly sending: string;
}

/** Exchanges between two that tell something. */
const EXCHANGES_PER_PLANT = 8;

/**
 * Answers that are sent again and again, as a phone asks for the same things each time. Who reads each by itself reads
 * all of them all the same, and who knows them again hardly any; so there is a mixture in which none comes twice.
 */
const ANSWERS = 400;

export interface Mixture {
  readonly identity: readonly Secret[];
  /** Whether answers come again. */
  readonly isRepeated: boolean;
}

/** Exchanges of so many bytes together, and what was put into them. */
export function* exchangesOf(
  byteLength: number,
  { identity, isRepeated }: Mixture,
  plants: Plant[],
): Generator<Exchange> {
  const random = new Random(4);
  const prose = trafficOf(4_000_000, ['no needle']).bytes;
  const some = (least: number, most: number) => {
    const length = least + random.below(most - least);
    const at = random.below(prose.length - length);
    return prose.subarray(at, at + length);
  };
  const newAnswer = (at: number) => answer(some(200, 30_000), at % 3 !== 0);
  const answers = Array.from({ length: ANSWERS }, (_, at) => newAnswer(at));
  let sum = 0;
  for (let number = 0; sum < byteLength; number++) {
    const isPlant = number % EXCHANGES_PER_PLANT === 0;
    const sending = random.of(sendings);
    const secret = random.of(identity);
    if (isPlant) plants.push({ number, secret: secret.id, sending: sending.name });
    const body = isPlant ? sending.write(secret.value) : some(50, 3_000);
    const isGzip = isPlant && sending.name === 'gzip';
    const head = `POST /m/${number} HTTP/1.1\r\nHost: s${number % 37}.example.com\r\nUser-Agent: Bench/1\r\nContent-Type: application/json\r\n${isGzip ? 'Content-Encoding: gzip\r\n' : ''}Content-Length: ${body.length}\r\n\r\n`;
    const request = Buffer.concat([Buffer.from(head), body]);
    const response = isRepeated ? random.of(answers) : newAnswer(number);
    sum += request.length + response.length;
    yield { number, request, response };
  }
}

function answer(content: Buffer, isGzip: boolean): Buffer {
  const body = isGzip ? gzipSync(content) : content;
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n${isGzip ? 'Content-Encoding: gzip\r\n' : ''}Content-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
