import { X509Certificate } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { type Authority, newAuthority } from './certificate/index.ts';

/** What stands in the phone's list of certificates, so that it is found and removed after the test. */
const NAMES = { commonName: 'Telltale interception', organizationName: 'Telltale' } as const;

/** File names in the authority's folder. */
export const AUTHORITY_FILES = { key: 'authority.key.pem', certificate: 'authority.pem' } as const;

/**
 * The interception's authority, kept in `folder`: whoever holds its key can read the phone's traffic. It is made on
 * first use, key and certificate in files that nobody but the owner may read, in a folder nobody else may enter. Two
 * processes that make it at once end up with the same one.
 * Throws `authority-unreadable` where what is there is no key with its certificate.
 */
export async function openAuthority(folder: string): Promise<Authority> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const both = join(folder, AUTHORITY_FILES.key);
  if (statSync(both, { throwIfNoEntry: false }) === undefined) {
    const { key, certificate } = newAuthority({ ...NAMES, key: 'rsa' });
    placeOnce(both, key + certificate);
  }
  const authority = readAuthority(both);
  chmodSync(both, 0o600);
  writeFileSync(join(folder, AUTHORITY_FILES.certificate), authority.certificate, { mode: 0o644 });
  return authority;
}

/** The file appears whole or not at all, and an earlier one stays. */
function placeOnce(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  } finally {
    rmSync(draft);
  }
}

function readAuthority(path: string): Authority {
  const text = readFileSync(path, 'utf8');
  const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----\n?/.exec(text)?.[0];
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/.exec(text)?.[0];
  if (key !== undefined && certificate !== undefined && isCertificate(certificate))
    return { key, certificate };
  throw new TelltaleError(
    'authority-unreadable',
    `${path} holds no key with its certificate; remove the file to have a new authority made, and install that on the phone`,
  );
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}
