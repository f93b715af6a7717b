import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import type { Duplex } from 'node:stream';
import { latin1Of } from '../../../base/index.ts';
import type { Exchange, Recorded, StreamChunk } from '../../recorded.ts';

/** One HTTP/1 request and all of its answer. */
export async function ask(
  options: RequestOptions,
  body?: string | Buffer,
): Promise<{ response: IncomingMessage; text: string }> {
  const request = requestHttp(options);
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { response, text: await textOf(response) };
}

export async function textOf(stream: Duplex | IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of stream) text += bytes;
  return text;
}

/** Waits for so many bytes, each as a character. */
export async function read(stream: Duplex, byteLength: number): Promise<string> {
  let text = '';
  while (text.length < byteLength) {
    const [bytes] = await once(stream, 'data');
    text += bytes;
  }
  return text;
}

export const exchanges = (recorded: readonly Recorded[]) =>
  recorded.filter((value): value is Exchange => value.kind === 'exchange');

/** Stream chunks in one line each. */
export const chunks = (recorded: readonly Recorded[]) =>
  recorded
    .filter((value): value is StreamChunk => value.kind === 'stream')
    .map(({ direction, protocol, content }) => `${protocol} ${direction} ${latin1Of(content.bytes)}`);
