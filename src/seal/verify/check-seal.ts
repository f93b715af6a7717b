import { bytesOf, textOf } from '../../base/index.ts';
import type { ByteRange } from '../bag/blocks.ts';
import { LAYOUT } from '../bag/layout.ts';
import {
  type Envelope,
  envelopeSchema,
  envelopeText,
  holds,
  newEnvelope,
  payloadOf,
} from '../dsse/envelope.ts';
import { type Statement, statementSchema } from '../dsse/statement.ts';
import { fingerprintOf, type PublicKey } from '../keys/fingerprint.ts';
import { publicKeyIn } from '../keys/open-key.ts';
import type { BundleFiles } from './bundle-files.ts';
import { type BundleFault, fault } from './fault.ts';
import { firstDifference, jsonIn } from './json-in.ts';

export interface CheckedSignature {
  readonly fingerprint: string;
  readonly holds: boolean;
  /** Whether its key was given by who verifies; of any other, the bundle itself brought it. */
  readonly isKnown: boolean;
}

export interface CheckedSeal {
  readonly envelope: Envelope | null;
  /** What was signed; where no signature holds, what is said to have been. */
  readonly statement: Statement | null;
  readonly signatures: readonly CheckedSignature[];
  readonly faults: readonly BundleFault[];
}

/**
 * Checks envelope, statement and signatures. The statement stands twice, in the envelope and beside it: so that it can be
 * read, and so that where one of them was changed the place can be named.
 */
export function checkSeal(files: BundleFiles, known: readonly PublicKey[]): CheckedSeal {
  const faults: BundleFault[] = [];
  const beside = files.bytes(LAYOUT.statement);
  if (beside === null) faults.push(fault('missing', LAYOUT.statement, 'what was signed is missing'));
  const envelope = openEnvelope(files, beside, faults);
  const knownKeys = new Map(known.map((key) => [fingerprintOf(key), key]));
  const keys = new Map([...publicKeys(files, envelope, faults), ...knownKeys]);
  const payload = envelope === null ? null : payloadOf(envelope);
  const signatures = (envelope?.signatures ?? []).map(({ keyid, sig }): CheckedSignature => {
    const key = keys.get(keyid);
    const isGood = envelope !== null && key !== undefined && holds(envelope, sig, key);
    if (key === undefined)
      faults.push(
        fault('public-key', `${LAYOUT.publicKeys}${keyid}.pem`, 'the public key of a signature is missing'),
      );
    return { fingerprint: keyid, holds: isGood, isKnown: knownKeys.has(keyid) };
  });
  const doesAnyHold = signatures.some((each) => each.holds);
  if (envelope !== null && payload !== null)
    faults.push(...whatChanged({ files, envelope, payload, beside, signatures, keys, doesAnyHold }));
  if (!doesAnyHold)
    faults.push(fault('unsigned', LAYOUT.envelope, 'no signature holds, so nobody vouches for any of this'));
  for (const fingerprint of knownKeys.keys()) {
    if (!signatures.some((each) => each.fingerprint === fingerprint && each.holds))
      faults.push(
        fault(
          'signer-missing',
          LAYOUT.envelope,
          `the key ${fingerprint.slice(0, 20)}… that was asked for has not signed it`,
        ),
      );
  }
  return {
    envelope,
    statement: statementOf(doesAnyHold ? payload : (beside ?? payload), faults),
    signatures,
    faults,
  };
}

function openEnvelope(files: BundleFiles, beside: Uint8Array | null, faults: BundleFault[]): Envelope | null {
  const bytes = files.bytes(LAYOUT.envelope);
  if (bytes === null) {
    faults.push(fault('missing', LAYOUT.envelope, 'the signatures are missing'));
    return null;
  }
  const read = jsonIn(textOf(bytes), envelopeSchema);
  if (!read.ok) {
    faults.push(fault('envelope', LAYOUT.envelope, read.sentence, [placeIn(bytes, beside)]));
    return null;
  }
  const at = firstDifference(bytes, bytesOf(envelopeText(read.value)));
  if (at !== null)
    faults.push(
      fault('envelope', LAYOUT.envelope, 'it is not written as telltale writes it', [
        { from: at, to: at + 1 },
      ]),
    );
  const twice = read.value.signatures.find(
    ({ keyid }, index, all) => all.findIndex((each) => each.keyid === keyid) !== index,
  );
  if (twice !== undefined) faults.push(fault('envelope', LAYOUT.envelope, 'a key has signed twice'));
  return read.value;
}

/** Where an envelope that cannot be read goes wrong: it begins with what stands beside it, and then come the signatures. */
function placeIn(bytes: Uint8Array, beside: Uint8Array | null): ByteRange {
  const end = bytes.byteLength;
  if (beside === null) return { from: 0, to: end };
  const text = envelopeText(newEnvelope(beside));
  const start = bytesOf(text.slice(0, text.indexOf('"signatures": [')));
  const at = firstDifference(bytes.subarray(0, start.byteLength), start);
  return at === null ? { from: start.byteLength, to: end } : { from: at, to: Math.min(at + 1, end) };
}

/** The public keys that the bundle brings, by fingerprint. */
function publicKeys(
  files: BundleFiles,
  envelope: Envelope | null,
  faults: BundleFault[],
): Map<string, PublicKey> {
  const keys = new Map<string, PublicKey>();
  const signed = new Set(envelope?.signatures.map(({ keyid }) => keyid));
  for (const path of files.walked.files.keys()) {
    const [, name] = /^seal\/keys\/([0-9a-f]{64})\.pem$/.exec(path) ?? [];
    if (name === undefined) continue;
    const bytes = files.bytes(path);
    const whole = [{ from: 0, to: bytes?.byteLength ?? 0 }];
    const key = bytes === null ? null : publicKeyIn(textOf(bytes));
    if (key === null)
      faults.push(fault('public-key', path, 'it is no Ed25519 public key as telltale writes them', whole));
    else if (fingerprintOf(key) !== name)
      faults.push(fault('public-key', path, 'it is another key than its name says', whole));
    else if (envelope !== null && !signed.has(name))
      faults.push(fault('extra', path, 'this key has signed nothing here', whole));
    else keys.set(name, key);
  }
  return keys;
}

interface Compared {
  readonly files: BundleFiles;
  readonly envelope: Envelope;
  readonly payload: Uint8Array;
  readonly beside: Uint8Array | null;
  readonly signatures: readonly CheckedSignature[];
  readonly keys: ReadonlyMap<string, PublicKey>;
  readonly doesAnyHold: boolean;
}

function whatChanged(compared: Compared): BundleFault[] {
  const { envelope, payload, beside, signatures, keys, doesAnyHold } = compared;
  const at = beside === null ? null : firstDifference(payload, beside);
  const place = (offset: number) => [{ from: offset, to: offset + 1 }];
  if (at !== null && doesAnyHold)
    return [
      fault('changed', LAYOUT.statement, 'it is not what was signed', place(at)),
      ...badSignatures(compared),
    ];
  if (at !== null && beside !== null && wouldHold(beside, envelope, keys)) {
    const text = envelopeText(envelope);
    const from = text.indexOf(envelope.payload) + Math.floor(at / 3) * 4;
    return [
      fault('changed', LAYOUT.envelope, 'its payload is not what was signed', [{ from, to: from + 4 }]),
    ];
  }
  const changed =
    at === null ? [] : [fault('changed', LAYOUT.statement, 'it is not what the envelope holds', place(at))];
  return signatures.length === 0 ? changed : [...changed, ...badSignatures(compared)];
}

function badSignatures({ envelope, signatures, keys }: Compared): BundleFault[] {
  const text = envelopeText(envelope);
  return signatures.flatMap(({ fingerprint, holds: isGood }, index) => {
    if (isGood || !keys.has(fingerprint)) return [];
    const from = text.indexOf(envelope.signatures[index]?.sig ?? '', text.indexOf('"signatures"'));
    const to = from + (envelope.signatures[index]?.sig.length ?? 0);
    return [
      fault(
        'signature',
        LAYOUT.envelope,
        `the signature by ${fingerprint.slice(0, 20)}… does not hold: it, or what was signed, was changed`,
        [{ from, to }],
      ),
    ];
  });
}

function wouldHold(payload: Uint8Array, envelope: Envelope, keys: ReadonlyMap<string, PublicKey>): boolean {
  const other = { ...envelope, payload: Buffer.from(payload).toString('base64') };
  return envelope.signatures.some(({ keyid, sig }) => {
    const key = keys.get(keyid);
    return key !== undefined && holds(other, sig, key);
  });
}

function statementOf(bytes: Uint8Array | null, faults: BundleFault[]): Statement | null {
  if (bytes === null) return null;
  const read = jsonIn(textOf(bytes), statementSchema);
  if (read.ok) return read.value;
  faults.push(fault('statement', LAYOUT.statement, read.sentence, read.ranges));
  return null;
}
