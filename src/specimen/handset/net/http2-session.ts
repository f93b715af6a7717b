import { type ClientHttp2Session, connect, type OutgoingHttpHeaders } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { Answer } from './answer.ts';

/** HTTP/2 on a connection that agreed to it. */
export function openHttp2(line: TLSSocket, host: string): ClientHttp2Session {
  const session = connect(`https://${host}`, { createConnection: () => line });
  // Whoever waits for an answer hears of it by its own stream.
  session.on('error', () => session.destroy());
  return session;
}

/** One exchange on a session. */
export function askHttp2(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  body: Uint8Array | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers, { endStream: body === null });
    const chunks: Buffer[] = [];
    let status = 0;
    stream.on('response', (fields) => {
      status = fields[':status'] ?? 0;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('close', () => resolve({ status, body: Buffer.concat(chunks) }));
    if (body !== null) stream.end(body);
  });
}
