import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';

/** Certificates of time-stamping authorities in a PEM file. Throws `certificate-unreadable`. */
export function openAuthorities(path: string): X509Certificate[] {
  try {
    const blocks = readFileSync(path, 'utf8').match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
    );
    if (blocks !== null) return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new TelltaleError('certificate-unreadable', `cannot read certificates from ${path}`, { cause });
  }
  throw new TelltaleError('certificate-unreadable', `${path} holds no certificate in PEM`);
}
