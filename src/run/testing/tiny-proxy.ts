import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

interface Passed {
  readonly target: string;
  readonly contentType: string;
  readonly content: string;
}

/** The least HTTP proxy on loopback: takes absolute-form requests, hands each to `dial`, and remembers it. */
export async function tinyProxy(dial: (host: string, port: number) => Promise<{ readonly socket: Socket }>) {
  const passed: Passed[] = [];
  const server = createServer(async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const target = new URL(incoming.url ?? '');
    passed.push({
      target: target.href,
      contentType: incoming.headers['content-type'] ?? '',
      content: content.toString(),
    });
    const { socket } = await dial(target.hostname, Number(target.port || 80));
    request({ method: 'POST', path: target.pathname, createConnection: () => socket }, (response) => {
      answer.writeHead(response.statusCode ?? 502);
      response.pipe(answer);
    }).end(content);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  return {
    passed,
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
