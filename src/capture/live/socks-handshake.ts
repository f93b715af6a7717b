import type { Socket } from 'node:net';
import { firstBytes } from './first-bytes.ts';
import {
  MOST_SOCKS_BYTES,
  type SocksStep,
  socks4Request,
  socks5Greeting,
  socks5Request,
  type Target,
} from './socks.ts';

/** Carries the handshake of a SOCKS client out; null where it broke off or asks for what is not done here. */
export async function shakeSocks(client: Socket, version: 4 | 5): Promise<Target | null> {
  if (version === 5 && (await step(client, socks5Greeting)) === null) return null;
  return (await step(client, version === 5 ? socks5Request : socks4Request))?.target ?? null;
}

async function step(
  client: Socket,
  parse: (bytes: Uint8Array) => SocksStep | null,
): Promise<SocksStep | null> {
  const tooLong: SocksStep = { used: 0, answer: new Uint8Array(0), target: null, isRefused: true };
  const parsed = await firstBytes(
    client,
    (bytes) => parse(bytes) ?? (bytes.byteLength > MOST_SOCKS_BYTES ? tooLong : undefined),
  ).verdict;
  if (parsed === null) {
    client.destroy();
    return null;
  }
  if (parsed.used > 0) client.read(parsed.used);
  if (parsed.isRefused) {
    client.end(parsed.answer);
    return null;
  }
  client.write(parsed.answer);
  return parsed;
}
