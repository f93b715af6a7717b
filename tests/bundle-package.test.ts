import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exampleFolder, telltale } from './bundles.ts';

/*
 * What somebody else has who checks a bundle: the packed package and nothing of this repository, a home of their own, no network,
 * another clock.
 */

const root = join(import.meta.dirname, '..');
const clean = mkdtempSync(join(tmpdir(), 'telltale-clean-'));
let folder = '';
let sealed = '';

beforeAll(async () => {
  folder = await exampleFolder();
  vi.stubEnv('HOME', folder);
  sealed = join(folder, 'sealed');
  const made = [
    'bundle',
    join(folder, 'examination.json'),
    '--key',
    join(folder, 'lab.key'),
    '--out',
    sealed,
  ];
  expect((await telltale(...made)).status).toBe(0);
  install();
}, 240_000);
afterAll(() => {
  vi.unstubAllEnvs();
  for (const each of [clean, folder]) rmSync(each, { recursive: true, force: true });
});

/** Builds and packs the package apart from the repository's own build, and unpacks it beside its dependencies alone. */
function install(): void {
  const staging = join(clean, 'staging');
  mkdirSync(staging);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of ['package.json', ...manifest.files])
    if (name !== 'dist') cpSync(join(root, name), join(staging, name), { recursive: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(
    process.execPath,
    [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(staging, 'dist')],
    {
      stdio: 'inherit',
    },
  );
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', clean], {
    cwd: staging,
    stdio: 'ignore',
  });
  rmSync(staging, { recursive: true });
  const [packed = ''] = readdirSync(clean).filter((name) => name.endsWith('.tgz'));
  const modules = join(clean, 'node_modules');
  mkdirSync(join(modules, 'telltale'), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(clean, packed),
    '-C',
    join(modules, 'telltale'),
    '--strip-components',
    '1',
  ]);
  for (const name of Object.keys(lockedDependencies())) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}

/** What the package needs to run, by its own list; what those need in turn lies beside where the links lead. */
function lockedDependencies(): Record<string, string> {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies;
}

/** Refuses every way out, and lives three years on. */
const GUARD = `
import net from 'node:net';
import dns from 'node:dns';
import dgram from 'node:dgram';
const refuse = () => { process.stderr.write('asked for the network\\n'); process.exit(99); };
net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
dgram.createSocket = refuse;
globalThis.fetch = refuse;
const { Date: RealDate } = globalThis;
const AHEAD = 3 * 366 * 86_400_000;
globalThis.Date = class extends RealDate {
  constructor(...args) { if (args.length === 0) super(RealDate.now() + AHEAD); else super(...args); }
  static now() { return RealDate.now() + AHEAD; }
};
`;

function elsewhere(...args: string[]) {
  const guard = join(clean, 'guard.mjs');
  writeFileSync(guard, GUARD);
  const home = mkdtempSync(join(clean, 'home-'));
  const bin = join(clean, 'node_modules/telltale/dist/tools/cli/bin.js');
  const command = [process.execPath, '--import', guard, bin, ...args];
  // In a network namespace of its own there is nothing to reach; where that is not allowed the guard alone watches.
  const isApart = spawnSync('unshare', ['-rn', 'true']).status === 0;
  const [program = '', ...rest] = isApart ? ['unshare', '-rn', ...command] : command;
  return spawnSync(program, rest, {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home },
    encoding: 'utf8',
  });
}

test('a bundle is verified with the packed package, a new home, no network and another clock', {
  timeout: 60_000,
}, () => {
  const { status, stdout, stderr } = elsewhere('verify', sealed, '--signer', join(folder, 'lab.pub'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { findings } = JSON.parse(readFileSync(join(folder, 'examination.json'), 'utf8'));
  expect(stdout).toContain(`${findings.length} of ${findings.length} findings`);
});

test('and one that was changed is refused there, too', { timeout: 60_000 }, () => {
  const copy = join(folder, 'copy');
  cpSync(sealed, copy, { recursive: true });
  const path = join(copy, 'data/captures/2/app.har');
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] as number) ^ 1;
  writeFileSync(path, bytes);
  const { status, stdout } = elsewhere('verify', copy);
  expect(status).toBe(1);
  expect(stdout).toContain('data/captures/2/app.har, bytes 0–');
});

test('a signing key can be made there', { timeout: 60_000 }, () => {
  expect(elsewhere('key', 'new')).toMatchObject({ status: 0, stderr: '' });
});
