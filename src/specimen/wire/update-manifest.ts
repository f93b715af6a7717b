import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { TelltaleError } from '../../base/index.ts';

/** What the update server says of a build. Format and signature are chosen. */
export interface UpdateManifest {
  readonly build: string;
  /** Path on the same host. */
  readonly payload: string;
  readonly byteLength: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * `{"signed":"…","signature":"…"}`: the manifest's JSON as a string, so that both sides hold the very bytes
 * that were signed, and their Ed25519 signature (RFC 8032) in base64.
 */
export function signManifest(manifest: UpdateManifest, key: KeyObject): string {
  const signed = JSON.stringify(manifest);
  return JSON.stringify({ signed, signature: sign(null, Buffer.from(signed), key).toString('base64') });
}

/** Reads a manifest that the vendor signed. Throws `update-signature`, `update-manifest`. */
export function verifyManifest(text: string, key: KeyObject): UpdateManifest {
  const { signed, signature } = stringsOf(text, ['signed', 'signature']);
  if (!verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64'))) {
    throw new TelltaleError(
      'update-signature',
      'the update manifest is not signed by the vendor; do not install it',
    );
  }
  const { build, payload, sha256 } = stringsOf(signed, ['build', 'payload', 'sha256']);
  const { byteLength } = JSON.parse(signed) as { byteLength: unknown };
  if (typeof byteLength !== 'number') throw malformed();
  return { build, payload, byteLength, sha256 };
}

/** Throws `update-payload` where the bytes are not those of the manifest. */
export function verifyPayload(manifest: UpdateManifest, bytes: Uint8Array): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.byteLength !== manifest.byteLength || sha256 !== manifest.sha256) {
    throw new TelltaleError('update-payload', 'the update is not the one of its manifest; do not install it');
  }
}

function stringsOf<Name extends string>(text: string, names: readonly Name[]): Record<Name, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw malformed(cause);
  }
  const found = Object.fromEntries(
    names.map((name) => [name, (value as Readonly<Record<string, unknown>> | null)?.[name]]),
  );
  if (!Object.values(found).every((entry) => typeof entry === 'string')) throw malformed();
  return found as Record<Name, string>;
}

function malformed(cause?: unknown): TelltaleError {
  return new TelltaleError('update-manifest', 'this is no update manifest', { cause });
}
