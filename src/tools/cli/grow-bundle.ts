import { TelltaleError } from '../../base/index.ts';
import { printable } from '../../report/index.ts';
import {
  custodyEntry,
  fingerprintOf,
  logCustody,
  type SigningKey,
  shortFingerprint,
  signBundle,
  stampBundle,
} from '../../seal/index.ts';
import { openKeys } from './bundle-examination.ts';
import { TOOL } from './examine-capture.ts';

export interface SignOptions {
  readonly key: string;
  readonly by: string;
  readonly passphraseFile?: string;
}

export async function addSignature(path: string, { key, by, passphraseFile }: SignOptions): Promise<void> {
  for (const signer of await openKeys([key], passphraseFile)) {
    signBundle(path, signer);
    const fingerprint = fingerprintOf(signer.publicKey);
    const details = { key: fingerprint, tool: `telltale ${TOOL.version}` };
    logCustody(path, custodyEntry('signed', { at: new Date().toISOString(), by, details }), signer);
    process.stdout.write(`${path}: signed by ${shortFingerprint(fingerprint)}\n`);
  }
}

/** Who signs the entry that is made; nobody where no key is given. */
interface EntryKey {
  readonly key?: string;
  readonly passphraseFile?: string;
}

export interface TimestampOptions extends EntryKey {
  readonly token: string;
  readonly by: string;
}

export async function addTimestamp(path: string, options: TimestampOptions): Promise<void> {
  const { token, by } = options;
  const key = await entryKey(options);
  const { at, authority } = stampBundle(path, token);
  const details = { time: at ?? '', ...(authority === null ? {} : { authority }) };
  logCustody(path, custodyEntry('timestamped', { at: new Date().toISOString(), by, details }), key);
  process.stdout.write(`${path}: stamped at ${at ?? ''} by ${printable(authority ?? 'somebody')}\n`);
}

export interface LogOptions extends EntryKey {
  readonly by: string;
  readonly at?: string;
}

export async function addLogEntry(
  place: string,
  options: LogOptions & { readonly what: string; readonly details: readonly string[] },
): Promise<void> {
  const { what, details, by, at } = options;
  const entry = custodyEntry(what, { at: momentOf(at), by, details: namedDetails(details) });
  const key = await entryKey(options);
  const signed = key === null ? '' : `, signed by ${shortFingerprint(fingerprintOf(key.publicKey))}`;
  process.stdout.write(`${logCustody(place, entry, key)}: ${what}${signed}\n`);
}

async function entryKey({ key, passphraseFile }: EntryKey): Promise<SigningKey | null> {
  return key === undefined ? null : ((await openKeys([key], passphraseFile))[0] ?? null);
}

function momentOf(at: string | undefined): string {
  const date = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(date.getTime()))
    throw new TelltaleError('usage', '--at takes a time such as 2026-03-02T09:00:00Z');
  return date.toISOString();
}

function namedDetails(details: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    details.map((detail) => {
      const [, name, value] = /^([a-z0-9-]+)=(.*)$/s.exec(detail) ?? [];
      if (name === undefined || value === undefined)
        throw new TelltaleError('usage', 'details are given as name=value, such as exhibit=phone-1');
      return [name, value];
    }),
  );
}
