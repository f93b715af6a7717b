import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import {
  ageKeeper,
  CASE_CUSTODY,
  fingerprintOf,
  gather,
  makeBundle,
  makeShareSafe,
  openSigningKey,
  type SigningKey,
  shortFingerprint,
  writePacked,
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
  readonly shareSafe?: boolean;
  readonly shareSecret?: string;
  readonly keyLog: readonly string[];
  readonly by: string;
  readonly passphraseFile?: string;
  readonly recipient: readonly string[];
  readonly keysRecipient: readonly string[];
  readonly pack?: boolean;
}

/** Makes a bundle and says where it is. */
export async function bundleExamination(path: string, options: BundleOptions): Promise<void> {
  const { out, fingerprints } = await makeBundleOf(path, options);
  process.stdout.write(
    [
      out,
      ...fingerprints.map((fingerprint) => `  signed by ${shortFingerprint(fingerprint)}`),
      `  check it with telltale verify ${out}`,
      '',
    ].join('\n'),
  );
}

/** Makes a bundle of a saved examination; gives its path and who signed it. */
export async function makeBundleOf(
  path: string,
  options: BundleOptions,
): Promise<{ readonly out: string; readonly fingerprints: readonly string[] }> {
  const { key, captures, minimal = false, shareSafe = false, keyLog, by, passphraseFile } = options;
  if (key.length === 0)
    throw new TelltaleError(
      'usage',
      'a bundle is signed: give --key with a key of yours, or make one with telltale key new',
    );
  if (shareSafe && (minimal || keyLog.length > 0 || options.keysRecipient.length > 0))
    throw new TelltaleError(
      'usage',
      '--share-safe puts no captures and no keys in, so --minimal, --key-log and --keys-recipient do not go with it',
    );
  const signers = await openKeys(key, passphraseFile);
  const gathered = gather(path, {
    captures,
    withoutCaptures: shareSafe,
    ...(options.case === undefined ? {} : { case: options.case }),
  });
  const form = shareSafe ? '-share-safe' : minimal ? '-minimal' : '';
  const wanted = join(gathered.folder, 'seals', `${basename(path).replace(/\.json$/, '')}${form}`);
  const ending = options.recipient.length > 0 ? '.tar.age' : options.pack === true ? '.tar' : '';
  const out = options.out ?? freePath(wanted, ending);
  const custodyPath = join(gathered.folder, CASE_CUSTODY);
  const plan = {
    form: minimal ? ('minimal' as const) : ('whole' as const),
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
    ...(options.keysRecipient.length === 0 ? {} : { keeper: ageKeeper(options.keysRecipient) }),
  };
  const secret = options.shareSecret === undefined ? null : readFileSync(options.shareSecret);
  const make = async (folder: string) => {
    if (shareSafe) makeShareSafe(gathered, { ...plan, out: folder, secret });
    else await makeBundle(gathered, { ...plan, out: folder });
  };
  if (ending === '') await make(out);
  else await makePacked(out, options.recipient, make);
  return { out, fingerprints: signers.map(({ publicKey }) => fingerprintOf(publicKey)) };
}

export async function openKeys(paths: readonly string[], file: string | undefined): Promise<SigningKey[]> {
  const keys: SigningKey[] = [];
  for (const path of paths) keys.push(await openSigningKey(path, (of) => passphraseFor(of, file)));
  return keys;
}

/** Beside the file that it becomes, so that nothing of it lies anywhere else meanwhile. */
async function makePacked(
  out: string,
  recipients: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<void> {
  mkdirSync(dirname(out), { recursive: true });
  const scratch = mkdtempSync(`${out}.making-`);
  try {
    const folder = join(scratch, 'bundle');
    await make(folder);
    await writePacked(folder, out, recipients);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function freePath(wanted: string, ending: string): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${wanted}${ending}` : `${wanted}-${number}${ending}`;
    if (!existsSync(path)) return path;
  }
}
