import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { connect, createSecureContext, createServer, type SecureContextOptions } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Authority, leafSigner, newAuthority } from './index.ts';

const rsa = newAuthority({ commonName: 'Root', organizationName: 'Laboratory', key: 'rsa' });
const ec = newAuthority({ commonName: 'Root', key: 'ec' });
const below = newAuthority({ commonName: 'Region', key: 'ec', issuer: rsa });

describe('newAuthority', () => {
  it.each<[string, Authority, Authority, string]>([
    ['an RSA key', rsa, rsa, 'O=Laboratory\nCN=Root'],
    ['a key on P-256', ec, ec, 'CN=Root'],
    ['an authority above it', below, rsa, 'CN=Region'],
  ])('makes one with %s', (_name, authority, above, subject) => {
    const certificate = new X509Certificate(authority.certificate);
    const issuer = new X509Certificate(above.certificate);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe(subject);
    expect(certificate.issuer).toBe(issuer.subject);
    expect(certificate.verify(issuer.publicKey)).toBe(true);
    expect(certificate.checkIssued(issuer)).toBe(true);
    expect(() => createSecureContext({ key: authority.key, cert: authority.certificate })).not.toThrow();
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
    const certificate = new X509Certificate(leafSigner(rsa, publicKey)(name));
    const issuer = new X509Certificate(rsa.certificate);
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
    const certify = leafSigner(rsa, publicKey);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 255 }), (bytes) => {
        const cert = certify(Buffer.from(bytes).toString('latin1'));
        expect(() => createSecureContext({ key, cert: cert + rsa.certificate })).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('makes a chain that TLS accepts, for each of several names and for no other', async () => {
    const cert = leafSigner(below, publicKey)('a.example.org', 'b.example.org') + below.certificate;
    const trusting = (name: string) => authorized({ key, cert }, { ca: rsa.certificate, name });
    expect(await trusting('a.example.org')).toBe(true);
    expect(await trusting('b.example.org')).toBe(true);
    await expect(trusting('c.example.org')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await expect(authorized({ key, cert }, { ca: ec.certificate, name: 'a.example.org' })).rejects.toThrow();
  });
});

/** Whether a client that trusts one authority finds the server it asked for. */
function authorized(
  server: SecureContextOptions,
  { ca, name }: { readonly ca: string; readonly name: string },
): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const listening = createServer(server, (socket) => socket.on('error', () => {}));
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const client = connect({ host: '127.0.0.1', port, servername: name, ca });
      client.once('close', () => listening.close());
      client.once('error', reject);
      client.once('secureConnect', () => {
        resolve(client.authorized);
        client.destroy();
      });
    });
  });
}
