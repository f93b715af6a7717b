import type { KeyObject } from 'node:crypto';
import { verifyManifest, verifyPayload } from '../wire/index.ts';
import type { Network } from './net/index.ts';

/** Fetches an update and checks it against the vendor's key. Throws `update-signature`, `update-manifest`, `update-payload`. */
export async function fetchUpdate(network: Network, build: string, key: KeyObject): Promise<void> {
  const answer = await network.ask('manifest', { transport: 'http', values: { build } });
  const manifest = verifyManifest(answer.body.toString('utf8'), key);
  const file = manifest.payload.slice(manifest.payload.lastIndexOf('/') + 1);
  const { body } = await network.ask('payload', { transport: 'http', values: { file } });
  verifyPayload(manifest, body);
}
