import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import {
  CASE_CUSTODY,
  fingerprintOf,
  gather,
  makeBundle,
  openSigningKey,
  type SigningKey,
  shortFingerprint,
} from '../../seal/index.ts';
import { TOOL } from './examine-capture.ts';
import { passphraseFor } from './passphrase.ts';
import { tableFiles } from './table-files.ts';

export interface BundleOptions {
  readonly out?: string;
  readonly key: readonly string[];
  readonly case?: string;
  readonly captures: readonly string[];
  readonly minimal?: boolean;
  readonly keyLog: readonly string[];
  readonly by: string;
  readonly passphraseFile?: string;
}

export async function bundleExamination(path: string, options: BundleOptions): Promise<void> {
  const { key, captures, minimal = false, keyLog, by, passphraseFile } = options;
  if (key.length === 0)
    throw new TelltaleError(
      'usage',
      'a bundle is signed: give --key with a key of yours, or make one with telltale key new',
    );
  const signers = await openKeys(key, passphraseFile);
  const gathered = gather(path, {
    captures,
    withoutCaptures: false,
    ...(options.case === undefined ? {} : { case: options.case }),
  });
  const out =
    options.out ?? freeFolder(join(gathered.folder, 'seals', basename(path).replace(/\.json$/, '')));
  const custodyPath = join(gathered.folder, CASE_CUSTODY);
  await makeBundle(gathered, {
    out,
    form: minimal ? 'minimal' : 'whole',
    tool: TOOL,
    at: new Date().toISOString(),
    by,
    signers,
    keyLogs: keyLog,
    tables: tableFiles(),
    custody:
      statSync(custodyPath, { throwIfNoEntry: false })?.isFile() === true
        ? readFileSync(custodyPath, 'utf8')
        : '',
  });
  process.stdout.write(
    [
      `${out}`,
      ...signers.map(({ publicKey }) => `  signed by ${shortFingerprint(fingerprintOf(publicKey))}`),
      `  check it with telltale verify ${out}`,
      '',
    ].join('\n'),
  );
}

export async function openKeys(paths: readonly string[], file: string | undefined): Promise<SigningKey[]> {
  const keys: SigningKey[] = [];
  for (const path of paths) keys.push(await openSigningKey(path, (of) => passphraseFor(of, file)));
  return keys;
}

function freeFolder(wanted: string): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(path)) return path;
  }
}
