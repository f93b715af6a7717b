import { request as plainRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import type { Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Cloud } from '../index.ts';

export interface Question {
  readonly method?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Offered by ALPN; `http/1.1` where it is left out. */
  readonly protocol?: 'h2' | 'http/1.1';
}

export interface Reply {
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  /** The documented address that answered. */
  readonly address: string;
}

/** Asks the cloud through `dial` with Node's own clients, one connection for each question. */
export async function ask(cloud: Cloud, url: string, question: Question = {}): Promise<Reply> {
  const { protocol, host, hostname, pathname, search } = new URL(url);
  const target = pathname + search;
  const isTls = protocol === 'https:';
  const { socket, address } = await cloud.dial(hostname, isTls ? 443 : 80);
  const line = isTls
    ? await secured(socket, { cloud, servername: hostname, alpn: question.protocol ?? 'http/1.1' })
    : socket;
  const reply =
    question.protocol === 'h2'
      ? overHttp2(line as TLSSocket, url, question)
      : overHttp1(line, { host, target, question });
  return { ...(await reply), address };
}

export function secured(
  socket: Socket,
  { cloud, servername, alpn }: { cloud: Cloud; servername: string; alpn: string },
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const line = connectTls({ socket, servername, ca: cloud.vendorAuthority, ALPNProtocols: [alpn] }, () => {
      if (line.alpnProtocol === alpn) resolve(line);
      else reject(new Error(`the server chose ${line.alpnProtocol}`));
    });
    line.once('error', reject);
  });
}

function overHttp1(
  line: Socket,
  { host, target, question }: { host: string; target: string; question: Question },
): Promise<Omit<Reply, 'address'>> {
  return new Promise((resolve, reject) => {
    const request = plainRequest(
      {
        createConnection: () => line,
        method: question.method ?? 'GET',
        path: target,
        headers: { host, connection: 'close', ...question.fields },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            fields: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(question.body);
  });
}

function overHttp2(line: TLSSocket, url: string, question: Question): Promise<Omit<Reply, 'address'>> {
  const { origin, host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const session = connectHttp2(origin, { createConnection: () => line });
    session.on('error', reject);
    const stream = session.request({
      ':method': question.method ?? 'GET',
      ':authority': host,
      ':path': pathname + search,
      ...question.fields,
    });
    const chunks: Buffer[] = [];
    let fields: Readonly<Record<string, unknown>> = {};
    stream.on('response', (headers) => {
      fields = headers;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      session.close(() =>
        resolve({ status: Number(fields[':status']), fields, body: Buffer.concat(chunks) }),
      );
    });
    stream.end(question.body);
  });
}
