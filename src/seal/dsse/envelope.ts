import { sign, verify } from 'node:crypto';
import * as v from 'valibot';
import { fingerprintOf, type PublicKey } from '../keys/fingerprint.ts';
import type { SigningKey } from '../keys/open-key.ts';
import { preAuthenticationEncoding } from './pae.ts';

/** in-toto Attestation Framework, "Envelope layer". */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

export const envelopeSchema = v.strictObject({
  payloadType: v.literal(PAYLOAD_TYPE),
  payload: base64,
  signatures: v.pipe(
    v.array(v.strictObject({ keyid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), sig: base64 })),
    v.maxLength(64),
  ),
});

/** A DSSE v1 envelope; `keyid` is the fingerprint of the signer's key. */
export type Envelope = v.InferOutput<typeof envelopeSchema>;

export function newEnvelope(payload: Uint8Array): Envelope {
  return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}

/** The one way an envelope is written: any other byte in its file is a change. */
export function envelopeText({ payloadType, payload, signatures }: Envelope): string {
  const rows = signatures.map(({ keyid, sig }) => ({ keyid, sig }));
  return `${JSON.stringify({ payloadType, payload, signatures: rows }, null, 2)}\n`;
}

export function payloadOf({ payload }: Envelope): Uint8Array {
  return new Uint8Array(Buffer.from(payload, 'base64'));
}

/** With one more signature, at the end; the same key signs but once, as Ed25519 would give the same again. */
export function signedBy(envelope: Envelope, { privateKey, publicKey }: SigningKey): Envelope {
  const keyid = fingerprintOf(publicKey);
  if (envelope.signatures.some((signature) => signature.keyid === keyid)) return envelope;
  const bytes = preAuthenticationEncoding(envelope.payloadType, payloadOf(envelope));
  const sig = sign(null, bytes, privateKey).toString('base64');
  return { ...envelope, signatures: [...envelope.signatures, { keyid, sig }] };
}

/** Whether a signature of the envelope is that key's over its payload. */
export function holds(envelope: Envelope, sig: string, publicKey: PublicKey): boolean {
  const bytes = preAuthenticationEncoding(envelope.payloadType, payloadOf(envelope));
  const signature = Buffer.from(sig, 'base64');
  // The writing of a signature is part of it: another base64 of the same bytes is a change, too.
  return signature.toString('base64') === sig && verify(null, bytes, publicKey, signature);
}
