import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readExamination } from '../../recheck/index.ts';
import {
  decrypterWith,
  openAuthorities,
  opened,
  openPacked,
  openPublicKey,
  type ShareHolder,
  type Verification,
  verificationText,
  verifyBundle,
} from '../../seal/index.ts';
import { TOOL } from './examine-capture.ts';
import { openCase } from './open-case.ts';
import { tableAtHand } from './table-files.ts';
import { writeResult } from './write-result.ts';

export interface VerifyCommandOptions {
  readonly identity: readonly string[];
  readonly case?: string;
  readonly examination?: string;
  readonly shareSecret?: string;
  readonly tsa: readonly string[];
  readonly signer: readonly string[];
  readonly format: 'text' | 'json';
  readonly out?: string;
}

/** Checks and prints; gives the exit status. */
export async function verifyFolder(path: string, options: VerifyCommandOptions): Promise<number> {
  return print(path, await checkBundle(path, options), options);
}

/** Checks a bundle with what the options name. Throws `bundle-unreadable`. */
export async function checkBundle(
  path: string,
  options: Omit<VerifyCommandOptions, 'format' | 'out'>,
): Promise<Verification> {
  const decrypter = decrypterWith(options.identity);
  const folder = await openPacked(path, decrypter);
  try {
    return await verifyBundle(folder.root, {
      tool: TOOL,
      signers: options.signer.map(openPublicKey),
      authorities: options.tsa.flatMap(openAuthorities),
      tableAtHand: tableAtHand(),
      holder: holderOf(options),
      decrypt: (bytes) => opened(decrypter, bytes),
    });
  } finally {
    folder.close();
  }
}

/** What whoever verifies has beside the bundle. */
function holderOf({
  case: casePath,
  examination,
  shareSecret,
}: Omit<VerifyCommandOptions, 'format' | 'out'>): ShareHolder {
  const text = examination === undefined ? null : readFileSync(examination, 'utf8');
  return {
    identity: casePath === undefined ? null : openCase(casePath).case.identity,
    secret: shareSecret === undefined ? null : readFileSync(shareSecret),
    examinationText: text,
    sightingIds:
      text === null ? [] : readExamination(text, basename(examination ?? '')).sightings.map(({ id }) => id),
  };
}

function print(path: string, result: Verification, options: VerifyCommandOptions): number {
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ telltale: 'verification/1', tool: TOOL, ...result }, null, 2)}\n`
      : verificationText(path, result);
  writeResult(text, options.out);
  return result.isVerified ? 0 : 1;
}
