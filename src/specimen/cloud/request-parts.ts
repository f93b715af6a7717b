import type { HttpRequest } from './reception.ts';

/** Bytes of one request's body: a backup of two thousand contacts takes a quarter of a megabyte. */
export const MOST_BODY_BYTES = 8_388_608;

/** Reads to the end in any case, so that the client hears the answer. */
export async function readBody(request: HttpRequest): Promise<Buffer | 'too-large' | 'aborted'> {
  const chunks: Buffer[] = [];
  let byteLength = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      byteLength += chunk.byteLength;
      if (byteLength <= MOST_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(byteLength > MOST_BODY_BYTES ? 'too-large' : Buffer.concat(chunks)));
    request.on('error', () => resolve('aborted'));
    request.on('aborted', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
}

/** The name that the request is for, without port, lower case. */
export function hostOf(request: HttpRequest): string {
  const authority = request.headers[':authority'] ?? request.headers.host ?? '';
  return String(authority).replace(/:\d+$/, '').toLowerCase();
}

export function cookiesOf(request: HttpRequest): Readonly<Record<string, string>> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return equals === -1 ? ['', ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== '')) as Readonly<Record<string, string>>;
}
