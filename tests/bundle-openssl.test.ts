import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleFolder, telltale } from './bundles.ts';

/*
 * The commands of docs/verify.md, as they stand there, in a real shell with a real openssl; and time stamps of an authority that
 * openssl plays. Nothing of ours checks here what ours has made.
 */

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '';
const without = version.startsWith('OpenSSL 3') ? '' : ' (skipped: there is no openssl 3 on this machine)';

const page = readFileSync(join(import.meta.dirname, '../docs/verify.md'), 'utf8');
const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const block = (word: string) => blocks.find((text) => text.includes(word)) ?? '';

describe.skipIf(without !== '')(`openssl${without}`, () => {
  let folder = '';
  let sealed = '';
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await exampleFolder();
    vi.stubEnv('HOME', folder);
    sealed = at('sealed');
    await telltale('bundle', at('examination.json'), '--key', at('lab.key'), '--out', sealed);
    await telltale('bundle', 'sign', sealed, '--key', at('witness.key'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  const shell = (script: string, cwd: string) =>
    spawnSync('sh', ['-e', '-c', script], { cwd, encoding: 'utf8' });

  test('verifies both signatures and every digest, as the page says', () => {
    const script = block('pkeyutl');
    const { status, stdout, stderr } = shell(script, sealed);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout.match(/Signature Verified Successfully/g)).toHaveLength(2);
  });

  test.each([
    ['a byte of the statement', 'seal/statement.json', 40],
    ['a byte of a signature', 'seal/envelope.json', -40],
    ['a byte of a capture', 'data/captures/1/first-boot.pcap', 200],
  ])('refuses %s', (_, file, offset) => {
    const copy = at(`copy-${offset}`);
    cpSync(sealed, copy, { recursive: true });
    const bytes = readFileSync(join(copy, file));
    const place = offset < 0 ? bytes.byteLength + offset : offset;
    // Another letter, so that what is base64 stays so.
    bytes[place] = bytes[place] === 0x41 ? 0x42 : 0x41;
    writeFileSync(join(copy, file), bytes);
    expect(shell(block('pkeyutl'), copy).status).not.toBe(0);
  });

  test.each([
    ['plain', []],
    ['with a passphrase', ['--passphrase-file', 'phrase.txt']],
  ])('reads a private key of ours, %s', async (_, more) => {
    writeFileSync(at('phrase.txt'), 'four words long enough\n');
    const path = at(`key-${more.length}.key`);
    const options = more.map((each) => (each.endsWith('.txt') ? at(each) : each));
    const { out } = await telltale('key', 'new', '--out', path, ...options);
    const public_ = execFileSync('openssl', [
      'pkey',
      '-in',
      path,
      '-pubout',
      '-passin',
      `file:${at('phrase.txt')}`,
    ]);
    expect(public_.toString()).toBe(readFileSync(path.replace('.key', '.pub'), 'utf8'));
    const der = execFileSync('openssl', ['pkey', '-pubin', '-outform', 'DER'], { input: public_ });
    const hash = execFileSync('openssl', ['dgst', '-sha256', '-r'], { input: der }).toString().slice(0, 64);
    expect(out).toContain(hash);
  });

  describe('a time stamp', () => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

    beforeAll(() => {
      writeFileSync(
        at('tsa.cnf'),
        [
          '[ca]',
          'basicConstraints=critical,CA:TRUE',
          '[tsa]',
          'extendedKeyUsage=critical,timeStamping',
          '[web]',
          'extendedKeyUsage=serverAuth',
          '[req]',
          'distinguished_name=dn',
          '[dn]',
          '[tsa_config]',
          `serial=${at('serial')}`,
          'default_policy=1.2.3.4.1',
          'digests=sha256, sha384, sha512',
          'accuracy=secs:1',
          'ess_cert_id_chain=no',
          'signer_digest=sha256',
          '',
        ].join('\n'),
      );
      writeFileSync(at('serial'), '01\n');
      const newKey = ['-newkey', 'rsa:2048', '-nodes', '-config', at('tsa.cnf')];
      openssl(
        'req',
        '-x509',
        ...newKey,
        '-keyout',
        'ca.key',
        '-out',
        'authority.pem',
        '-subj',
        '/CN=Root of tests',
        '-extensions',
        'ca',
        '-days',
        '2',
      );
      for (const [name, use] of [
        ['tsa', 'tsa'],
        ['ec', 'tsa'],
      ] as const) {
        const kind =
          name === 'ec'
            ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', at('tsa.cnf')]
            : newKey;
        openssl(
          'req',
          ...kind,
          '-keyout',
          `${name}.key`,
          '-out',
          `${name}.csr`,
          '-subj',
          `/CN=Clock ${name}`,
        );
        openssl(
          'x509',
          '-req',
          '-in',
          `${name}.csr`,
          '-CA',
          'authority.pem',
          '-CAkey',
          'ca.key',
          '-CAcreateserial',
          '-extfile',
          'tsa.cnf',
          '-extensions',
          use,
          '-days',
          '1',
          '-out',
          `${name}.pem`,
        );
      }
    });

    /** What an authority answers to the query of the page. */
    function stamped(bundle: string, signer: string, more: readonly string[] = []): string {
      const query = shell(block('ts -query').replace('-sha256', more[0] ?? '-sha256'), bundle);
      expect(query.status).toBe(0);
      const token = at(`${signer}${more.join('')}.tsr`);
      openssl(
        'ts',
        '-reply',
        '-config',
        at('tsa.cnf'),
        '-section',
        'tsa_config',
        '-queryfile',
        at('request.tsq'),
        '-signer',
        `${signer}.pem`,
        '-inkey',
        `${signer}.key`,
        '-out',
        token,
      );
      return token;
    }

    test.each([
      ['of an RSA key', 'tsa', []],
      ['of an EC key', 'ec', []],
      ['over SHA-512', 'tsa', ['-sha512']],
    ] as const)('%s holds, and leads to an authority that is given', async (_, signer, more) => {
      const bundle = at(`stamped-${signer}${more.join('')}`);
      cpSync(sealed, bundle, { recursive: true });
      const added = await telltale('bundle', 'timestamp', bundle, '--token', stamped(bundle, signer, more));
      expect(added).toMatchObject({ status: 0, err: '' });
      const { status, out } = await telltale('verify', bundle, '--tsa', at('authority.pem'));
      expect(out).toMatch(/holds {3}20\d\d-.*Clock (tsa|ec), leads to an authority that you gave/);
      expect(status).toBe(0);
      const check = shell(block('ts -verify'), bundle);
      expect({ status: check.status, stderr: check.stderr }).toMatchObject({ status: 0 });
    });

    test('still holds when a witness signs after it, and says without --tsa that nobody vouches for it', async () => {
      const bundle = at('stamped-then-signed');
      await telltale('bundle', at('examination.json'), '--key', at('lab.key'), '--out', bundle);
      await telltale('bundle', 'timestamp', bundle, '--token', stamped(bundle, 'tsa'));
      await telltale('bundle', 'sign', bundle, '--key', at('witness.key'));
      const { status, out } = await telltale('verify', bundle);
      expect(status).toBe(0);
      expect(out).toContain('whose certificate nobody vouches for');
    });

    test('over something else is not put in, and one that was changed does not verify', async () => {
      const token = stamped(sealed, 'tsa');
      const other = at('other');
      await telltale('bundle', at('examination.json'), '--key', at('witness.key'), '--out', other);
      const refused = await telltale('bundle', 'timestamp', other, '--token', token);
      expect(refused.status).toBe(2);
      expect(refused.err).toContain('something else than this envelope');
      const bundle = at('stamped-and-changed');
      cpSync(sealed, bundle, { recursive: true });
      await telltale('bundle', 'timestamp', bundle, '--token', token);
      const [name = ''] = readdirSync(join(bundle, 'seal/timestamps'));
      const path = join(bundle, 'seal/timestamps', name);
      const bytes = readFileSync(path);
      for (let place = 0; place < bytes.byteLength; place += 37) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] as number) ^ 1;
        writeFileSync(path, changed);
        const { status, out } = await telltale('verify', bundle, '--format', 'json');
        expect(status).toBe(1);
        expect(out).toContain(name);
      }
    });

    test('is checked itself, under whatever name it stands', async () => {
      const bytes = readFileSync(stamped(sealed, 'tsa'));
      const imprint = createHash('sha256')
        .update(readFileSync(join(sealed, 'seal/envelope.json')))
        .digest();
      const places = [bytes.indexOf(imprint), bytes.indexOf(imprint) + 50, bytes.byteLength - 10];
      for (const [index, place] of places.entries()) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] as number) ^ 1;
        const bundle = at(`changed-token-${index}`);
        cpSync(sealed, bundle, { recursive: true });
        mkdirSync(join(bundle, 'seal/timestamps'));
        const name = createHash('sha256').update(changed).digest('hex');
        writeFileSync(join(bundle, 'seal/timestamps', `${name}.tsr`), changed);
        const { status, out } = await telltale('verify', bundle, '--format', 'json');
        expect(status).toBe(1);
        expect(JSON.parse(out).faults).toMatchObject([{ code: 'timestamp' }]);
      }
    });

    test('of an authority that was not given fails', async () => {
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'x.key',
        '-out',
        'stranger.pem',
        '-subj',
        '/CN=Stranger',
        '-days',
        '1',
        '-config',
        at('tsa.cnf'),
        '-extensions',
        'ca',
      );
      const bundle = at('stamped-by-a-stranger');
      cpSync(sealed, bundle, { recursive: true });
      await telltale('bundle', 'timestamp', bundle, '--token', stamped(bundle, 'tsa'));
      expect((await telltale('verify', bundle, '--tsa', at('stranger.pem'))).status).toBe(1);
    });
  });
});
