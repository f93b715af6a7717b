import { openAuthorities, openPublicKey, verificationText, verifyBundle } from '../../seal/index.ts';
import { TOOL } from './examine-capture.ts';
import { tableAtHand } from './table-files.ts';
import { writeResult } from './write-result.ts';

export interface VerifyCommandOptions {
  readonly tsa: readonly string[];
  readonly signer: readonly string[];
  readonly format: 'text' | 'json';
  readonly out?: string;
}

/** Checks and prints; gives the exit status. */
export async function verifyFolder(path: string, options: VerifyCommandOptions): Promise<number> {
  const result = await verifyBundle(path, {
    tool: TOOL,
    signers: options.signer.map(openPublicKey),
    authorities: options.tsa.flatMap(openAuthorities),
    tableAtHand: tableAtHand(),
    decrypt: async () => null,
  });
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ telltale: 'verification/1', tool: TOOL, ...result }, null, 2)}\n`
      : verificationText(path, result);
  writeResult(text, options.out);
  return result.isVerified ? 0 : 1;
}
