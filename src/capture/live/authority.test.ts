import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY_FILES, openAuthority } from './authority.ts';
import type { Authority } from './certificate/index.ts';

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
