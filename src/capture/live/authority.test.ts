import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY_FILES, type Authority, openAuthority } from './authority.ts';
import { leafSigner } from './leaf-certificate.ts';

let folder = '';
let authority: Authority;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-authority-'));
  authority = await openAuthority(join(folder, 'own'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('openAuthority', () => {
  it('makes one and keeps it', async () => {
    expect(await openAuthority(join(folder, 'own'))).toEqual(authority);
    expect(new X509Certificate(authority.certificate).ca).toBe(true);
    expect(readFileSync(join(folder, 'own', AUTHORITY_FILES.certificate), 'utf8')).toBe(
      authority.certificate,
    );
  });

  it('keeps the key from everybody else', () => {
    expect(statSync(join(folder, 'own')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'own', AUTHORITY_FILES.key)).mode & 0o777).toBe(0o600);
  });

  it('is one for all who make it at once', async () => {
    const made = await Promise.all(Array.from({ length: 3 }, () => openAuthority(join(folder, 'shared'))));
    expect(new Set(made.map(({ key }) => key)).size).toBe(1);
  });

  it('says what to do about a file that is none', async () => {
    writeFileSync(join(folder, 'own', AUTHORITY_FILES.key), 'no key');
    await expect(openAuthority(join(folder, 'own'))).rejects.toMatchObject({ code: 'authority-unreadable' });
  });
});

describe('leafSigner', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const long = `${'a'.repeat(60)}.example.org`;

  it.each([
    ['api.example.org', 'api.example.org'],
    [long, long],
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('certifies %s', (name, shown) => {
    const certificate = new X509Certificate(leafSigner(authority, publicKey)(name));
    const issuer = new X509Certificate(authority.certificate);
    expect(certificate.verify(issuer.publicKey)).toBe(true);
    expect(certificate.checkIssued(issuer)).toBe(true);
    if (/^[\d.:a-f]+$/.test(shown) && !shown.includes('example')) {
      expect(certificate.checkIP(shown) ?? certificate.checkIP(name)).toBeDefined();
    } else expect(certificate.checkHost(shown)).toBe(shown);
    expect(certificate.ca).toBe(false);
    expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBeLessThan(
      398 * 86_400_000,
    );
  });

  it('makes something that TLS takes of any name a client may send', () => {
    const certify = leafSigner(authority, publicKey);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 255 }), (bytes) => {
        const cert = certify(Buffer.from(bytes).toString('latin1'));
        expect(() => createSecureContext({ key, cert: cert + authority.certificate })).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
