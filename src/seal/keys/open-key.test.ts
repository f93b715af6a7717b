import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPublicKey, openSigningKey } from './open-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const folder = mkdtempSync(join(tmpdir(), 'open-key-'));
const [closed, open] = [join(folder, 'lab.key'), join(folder, 'lab.pub')];
writeFileSync(closed, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o644 });

test('one half of a pair in place of the other is told as that', async () => {
  const passphrase = () => Promise.reject(new Error('it needs none'));
  await expect(openSigningKey(open, passphrase)).rejects.toThrow(/is a public key; give the private one/);
  expect(() => openPublicKey(closed)).toThrow(/is a private key; give the public one/);
  expect((await openSigningKey(closed, passphrase)).publicKey.equals(openPublicKey(open))).toBe(true);
});
