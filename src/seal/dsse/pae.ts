import { bytesOf, concatBytes } from '../../base/index.ts';

/** What is signed: DSSE v1, "Pre-Authentication Encoding". Lengths are in bytes, in decimal. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = bytesOf(payloadType);
  return concatBytes([bytesOf(`DSSEv1 ${type.byteLength} ${payloadType} ${payload.byteLength} `), payload]);
}
