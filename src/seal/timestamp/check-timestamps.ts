import { createHash, type X509Certificate } from 'node:crypto';
import { bytesOf } from '../../base/index.ts';
import { type Envelope, envelopeText } from '../dsse/envelope.ts';
import type { BundleFiles } from '../verify/bundle-files.ts';
import { type BundleFault, fault } from '../verify/fault.ts';
import { type CheckedToken, checkToken } from './check-token.ts';

export interface CheckedTimestamp extends CheckedToken {
  readonly file: string;
}

/** What a token may stand over: the envelope as it is, and as it was before later signatures. */
export function stampedStates(envelope: Envelope): Uint8Array[] {
  return envelope.signatures.map((_, i) =>
    bytesOf(envelopeText({ ...envelope, signatures: envelope.signatures.slice(0, i + 1) })),
  );
}

/** Checks every token in the bundle. */
export function checkTimestamps(
  files: BundleFiles,
  envelope: Envelope | null,
  trusted: readonly X509Certificate[],
): { readonly timestamps: readonly CheckedTimestamp[]; readonly faults: readonly BundleFault[] } {
  const timestamps: CheckedTimestamp[] = [];
  const faults: BundleFault[] = [];
  const stamped = envelope === null ? [] : stampedStates(envelope);
  for (const file of files.walked.files.keys()) {
    const [, name] = /^seal\/timestamps\/([0-9a-f]{64})\.tsr$/.exec(file) ?? [];
    const bytes = name === undefined ? null : files.bytes(file);
    if (bytes === null) continue;
    const whole = [{ from: 0, to: bytes.byteLength }];
    if (createHash('sha256').update(bytes).digest('hex') !== name)
      faults.push(fault('changed', file, 'it is another file than its name says', whole));
    const checked = checkToken(bytes, stamped, trusted);
    timestamps.push({ file, ...checked });
    if (checked.fault !== null) faults.push(fault('timestamp', file, checked.fault, whole));
    else if (checked.isTrusted === false)
      faults.push(
        fault('timestamp', file, 'its certificate does not lead to an authority that you gave', whole),
      );
  }
  return { timestamps, faults };
}
