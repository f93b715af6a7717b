import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { leafSigner, openAuthority } from '../../src/capture/index.ts';
import { ANSWER_BYTES, liveUntilAsked, say } from './protocol.ts';

/* The server: HTTPS on loopback with a certificate of the authority in the folder given. */

const authority = await openAuthority(process.argv[2] ?? '');
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
const cert = leafSigner(authority, publicKey)('127.0.0.1');
const body = Buffer.alloc(ANSWER_BYTES, 'x');
const server = createServer({ key, cert, keepAliveTimeout: 0 }, (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': body.byteLength });
  response.end(body);
});
server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  say({ port: (server.address() as AddressInfo).port });
});
liveUntilAsked();
