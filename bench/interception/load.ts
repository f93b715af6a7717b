import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { ANSWER_BYTES, CLIENTS, IDLE_CONNECTIONS, liveUntilAsked, say } from './protocol.ts';

/*
 * The clients. Each writes a request, waits for the whole answer and notes how long it took. They speak HTTP by
 * hand, so that what is measured is the proxy and not the client.
 *   load.ts <server port> <proxy port or 0> <seconds>
 */

const [serverPort = 0, proxyPort = 0, seconds = 0] = process.argv.slice(2).map(Number);

const REQUEST = Buffer.from(
  `GET /status HTTP/1.1\r\nHost: 127.0.0.1:${serverPort}\r\nUser-Agent: bench\r\nAccept: */*\r\nConnection: keep-alive\r\n\r\n`,
);

function open(): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const tunnelled = (socket: Socket) => {
      const stream = connectTls({
        socket,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        ALPNProtocols: ['http/1.1'],
      });
      stream.once('secureConnect', () => resolve(stream));
      stream.once('error', reject);
    };
    const socket = connect({
      host: '127.0.0.1',
      port: proxyPort === 0 ? serverPort : proxyPort,
      noDelay: true,
    });
    socket.once('error', reject);
    socket.once('connect', () => {
      if (proxyPort === 0) return tunnelled(socket);
      socket.write(`CONNECT 127.0.0.1:${serverPort} HTTP/1.1\r\nHost: 127.0.0.1:${serverPort}\r\n\r\n`);
      socket.once('data', () => tunnelled(socket));
    });
  });
}

/** One request and its answer; gives the bytes of the body. */
function ask(stream: TLSSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    let held: Buffer = Buffer.alloc(0);
    const take = (bytes: Buffer) => {
      held = held.byteLength === 0 ? bytes : Buffer.concat([held, bytes]);
      const end = held.indexOf('\r\n\r\n');
      if (end === -1 || held.byteLength < end + 4 + ANSWER_BYTES) return;
      stream.off('data', take).off('close', lost);
      resolve(held.byteLength - end - 4);
    };
    const lost = () => reject(new Error('the connection was lost'));
    stream.on('data', take).on('close', lost);
    stream.write(REQUEST);
  });
}

const streams = await Promise.all(Array.from({ length: CLIENTS }, open));
// What compiles and fills caches is not counted.
await Promise.all(
  streams.map(async (stream) => {
    for (let i = 0; i < 50; i++) await ask(stream);
  }),
);
const latencies: number[] = [];
let bodyBytes = 0;
const begun = performance.now();
await Promise.all(
  streams.map(async (stream) => {
    for (let now = performance.now(); now < begun + seconds * 1000; ) {
      const got = await ask(stream);
      bodyBytes += got;
      const then = performance.now();
      latencies.push(then - now);
      now = then;
    }
  }),
);
const tookMs = performance.now() - begun;
if (bodyBytes !== latencies.length * ANSWER_BYTES) throw new Error('answers were not what was expected');
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
say({
  requests: latencies.length,
  perSecond: (latencies.length / tookMs) * 1000,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
});

for (const stream of streams) stream.removeAllListeners('close').destroy();
const idle: TLSSocket[] = [];
for (let i = 0; i < IDLE_CONNECTIONS; i++) {
  const stream = await open();
  await ask(stream);
  idle.push(stream);
}
say({ idle: idle.length });
liveUntilAsked();
