import { describe, expect, test } from 'vitest';
import { type EvidenceGiven, evidenceWith, sentences } from '../testing/index.ts';
import type { TlsCoverage, TlsUse } from '../tls-uses.ts';
import { obsoleteTls } from './obsolete-tls.ts';

const use = (version: TlsUse['version'], cipher: string | null, more: Partial<TlsUse> = {}): TlsUse => ({
  destination: 'dst:1',
  phase: null,
  step: null,
  repeat: null,
  version,
  cipher,
  connections: 1,
  ...more,
});
const tls = (...uses: TlsUse[]): TlsCoverage => ({
  connections: uses.length,
  unseen: uses.filter(({ version }) => version === null).length,
  uses,
});
const AES = 'TLS_RSA_WITH_AES_128_CBC_SHA';
const said = (level: string, rest: string) =>
  `fail ${level}: What passed to and from api.vendor.example was protected with ${rest}`;

describe('connections that nobody could read', () => {
  test.each<[string, TlsUse['version'], string | null, string[]]>([
    ['TLS 1.3', 'TLS 1.3', 'TLS_AES_128_GCM_SHA256', []],
    ['TLS 1.2', 'TLS 1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', []],
    ['TLS 1.2 with a suite that has no name', 'TLS 1.2', '0x1306', []],
    ['a version that was not seen', null, null, []],
    ['TLS 1.1', 'TLS 1.1', AES, [said('warning', 'TLS 1.1, which must not be used any more (RFC 8996)')]],
    ['TLS 1.0', 'TLS 1.0', AES, [said('warning', 'TLS 1.0, which must not be used any more (RFC 8996)')]],
    ['SSL 3.0', 'SSL 3.0', AES, [said('warning', 'SSL 3.0, which must not be used any more (RFC 7568)')]],
    ['SSL 2.0', 'SSL 2.0', null, [said('error', 'SSL 2.0, which must not be used any more (RFC 6176)')]],
    [
      'RC4',
      'TLS 1.2',
      'TLS_RSA_WITH_RC4_128_SHA',
      [said('warning', 'RC4 (TLS_RSA_WITH_RC4_128_SHA), which must not be used any more (RFC 7465)')],
    ],
    [
      'RC4 as OpenSSL spells it, of a version that is not known',
      null,
      'ECDHE-RSA-RC4-SHA',
      [said('warning', 'RC4 (ECDHE-RSA-RC4-SHA), which must not be used any more (RFC 7465)')],
    ],
    [
      'Triple DES, as OpenSSL spells it',
      'TLS 1.2',
      'DES-CBC3-SHA',
      [
        said(
          'warning',
          'Triple DES (DES-CBC3-SHA), whose blocks are too short for what passes today (RFC 9325; CVE-2016-2183)',
        ),
      ],
    ],
    [
      'no encryption',
      'TLS 1.2',
      'TLS_RSA_WITH_NULL_SHA256',
      [
        said(
          'error',
          'no encryption at all (TLS_RSA_WITH_NULL_SHA256), so that anyone on the way reads along (RFC 9325)',
        ),
      ],
    ],
    [
      'no encryption in TLS 1.3',
      'TLS 1.3',
      'TLS_SHA256_SHA256',
      [
        said(
          'error',
          'no encryption at all (TLS_SHA256_SHA256), so that anyone on the way reads along (RFC 9325)',
        ),
      ],
    ],
    [
      'nobody who shows a certificate',
      'TLS 1.2',
      'TLS_DH_anon_WITH_AES_128_GCM_SHA256',
      [
        said(
          'error',
          "no certificate (TLS_DH_anon_WITH_AES_128_GCM_SHA256), so that anyone on the way can stand in the server's place (RFC 9325)",
        ),
      ],
    ],
    [
      'both a version and a suite of old, each told by itself and of the suite the worst',
      'TLS 1.0',
      'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
      [
        said('warning', 'TLS 1.0, which must not be used any more (RFC 8996)'),
        said(
          'error',
          'a key cut short for export (TLS_RSA_EXPORT_WITH_RC4_40_MD5), which anyone can find out (RFC 9325)',
        ),
      ],
    ],
  ])('%s', (_, version, cipher, expected) => {
    expect(sentences(obsoleteTls, { coverage: { tls: tls(use(version, cipher)) } })).toEqual(expected);
  });
});

const old = { version: 'TLS 1.0', cipher: AES } as const;
const steps: EvidenceGiven = {
  phases: [{ id: 'arm', steps: [{ id: 'boot', times: 3 }] }],
  coverage: {
    tls: tls(
      use('TLS 1.0', AES, { phase: 'arm', step: 'boot', repeat: 1 }),
      use('TLS 1.0', AES, { phase: 'arm', step: 'boot', repeat: 3, connections: 0 }),
      use('TLS 1.2', 'TLS_AES_128_GCM_SHA256', { phase: 'arm', step: 'boot', repeat: 2 }),
    ),
  },
};

test('it is seen in k of n repeats, with or without anything that could be read', () => {
  const silent = obsoleteTls.find(evidenceWith(steps));
  expect(silent).toMatchObject([
    { repeats: { seen: 2, of: 3 }, sightings: [], identifiers: [], phase: 'arm' },
  ]);
  const sightings = [
    { tls: old, phase: 'arm', step: 'boot', repeat: 1 },
    { tls: { version: 'TLS 1.3', cipher: null }, phase: 'arm', step: 'boot', repeat: 2 },
  ] as const;
  expect(obsoleteTls.find(evidenceWith({ ...steps, sightings }))).toMatchObject([
    { repeats: { seen: 2, of: 3 }, sightings: ['sig:1'], identifiers: ['imei1'] },
  ]);
});

test('what went that way is named, in one finding for destination and phase', () => {
  const sightings = [{ tls: old }, { tls: old, identifier: 'own', kind: 'msisdn' }, {}] as const;
  expect(sentences(obsoleteTls, { sightings })).toEqual([
    said(
      'warning',
      'TLS 1.0, which must not be used any more (RFC 8996); IMEI (imei1) and own phone number (own) went that way',
    ),
  ]);
});

test('an examination that does not tell what TLS came to accuses nobody', () => {
  expect(sentences(obsoleteTls, { sightings: [{}] })).toEqual([]);
});
