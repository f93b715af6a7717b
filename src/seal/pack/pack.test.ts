import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decrypterWith, newAgeIdentity } from './age.ts';
import { openPacked } from './open-packed.ts';
import { packFolder } from './pack-folder.ts';
import { TAR_BLOCK, tarHeader } from './tar-header.ts';
import { Unpacker } from './unpack.ts';
import { writePacked } from './write-packed.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function newFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  count += 1;
  const root = join(folder, `f${count}`);
  mkdirSync(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const FILES = {
  'bagit.txt': 'BagIt',
  'data/empty': '',
  'data/block': 'x'.repeat(TAR_BLOCK),
  'data/large': Buffer.alloc(200_001, 'ab'),
  [`data/captures/1/${'n'.repeat(97)}`]: 'a long name',
};

const filesOf = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => existsSync(join(root, path, '..')) && !readable(join(root, path)))
      .map((path) => [path, readFileSync(join(root, path), 'latin1')]),
  );

/** A folder cannot be read as a file. */
function readable(path: string): boolean {
  try {
    readFileSync(path);
    return false;
  } catch {
    return true;
  }
}

const expected = Object.fromEntries(
  Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content).toString('latin1')]),
);

test('what is packed unpacks to the same, in whatever pieces it comes', () => {
  const packed = Buffer.concat([...packFolder(newFolder(FILES))]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (size) => {
      const root = newFolder();
      const unpacker = new Unpacker(root);
      for (let at = 0; at < packed.byteLength; at += size) unpacker.take(packed.subarray(at, at + size));
      unpacker.finish();
      expect(filesOf(root)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test('the tar of every system reads it, and is read', async () => {
  const root = newFolder(FILES);
  const path = join(folder, 'ours.tar');
  await writePacked(root, path, []);
  const there = newFolder();
  execFileSync('tar', ['-xf', path, '-C', there]);
  expect(filesOf(there)).toEqual(expected);
  const theirs = join(folder, 'theirs.tar');
  execFileSync('tar', ['--format=ustar', '-cf', theirs, '-C', root, '.']);
  const opened = await openPacked(theirs, null);
  expect(filesOf(opened.root)).toEqual(expected);
  opened.close();
  expect(existsSync(opened.root)).toBe(false);
});

describe('refuses', () => {
  const entry = (path: string, content = 'x', change: (header: Buffer) => void = () => {}) => {
    const header = tarHeader(path, content.length) as Buffer;
    change(header);
    header.write('        ', 148, 'ascii');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
    return Buffer.concat([header, Buffer.from(content.padEnd(TAR_BLOCK, '\0'))]);
  };
  const end = Buffer.alloc(2 * TAR_BLOCK);

  test.each([
    ['a path that leads out', [entry('../outside')], /leads out/],
    ['a path that leads out behind a folder', [entry('data/../../outside')], /leads out/],
    ['a path from the root', [entry('/outside')], /does not begin/],
    ['a link', [entry('data/x', '', (header) => header.write('2', 156))], /link/],
    ['a hard link', [entry('data/x', '', (header) => header.write('1', 156))], /link/],
    ['a device', [entry('data/x', '', (header) => header.write('3', 156))], /something else than files/],
    ['the same path twice', [entry('data/x'), entry('data/x')], /twice/],
    ['a file that is a folder, too', [entry('data/x'), entry('data/x/y')], /as a folder/],
    [
      'a length that is none',
      [entry('data/x', 'x', (header) => header.write('zzzzzzzzzzz', 124))],
      /no length/,
    ],
    [
      'a length beyond its end',
      [entry('data/x', 'x', (header) => header.write('77777777777', 124))],
      /breaks off/,
    ],
    ['a changed header', [Buffer.concat([entry('data/x')]).fill(7, 0, 3)], /changed/],
    ['something behind its end', [end, entry('data/x')], /follows its end/],
    ['no end', [], /breaks off/],
  ])('%s', async (_, pieces, why) => {
    const path = join(folder, `bad-${count++}.tar`);
    const isOpen = why.source === 'breaks off' && pieces.length === 0;
    writeFileSync(path, Buffer.concat(isOpen ? [entry('data/x')] : [...pieces, end]));
    await expect(openPacked(path, null)).rejects.toThrow(why);
    expect(existsSync(join(folder, '..', 'outside'))).toBe(false);
  });

  test('what is compressed, before a byte of it is unpacked', async () => {
    const path = join(folder, 'bomb.tar.gz');
    writeFileSync(path, gzipSync(Buffer.alloc(50_000_000)));
    await expect(openPacked(path, null)).rejects.toThrow(/compressed/);
  });

  test('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
        const path = join(folder, 'random');
        writeFileSync(path, bytes);
        await expect(openPacked(path, null)).rejects.toMatchObject({ code: 'bundle-unreadable' });
      }),
      { numRuns: 50 },
    );
  });
});

describe('encrypted', () => {
  test('opens for each recipient, and for nobody else', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.age`)) as [string, string, string];
    const recipients = [await newAgeIdentity(a), await newAgeIdentity(b)];
    await newAgeIdentity(c);
    const path = join(folder, 'sealed.tar.age');
    await writePacked(newFolder(FILES), path, recipients);
    expect(readFileSync(path, 'latin1')).not.toContain('BagIt');
    for (const identity of [a, b]) {
      const opened = await openPacked(path, decrypterWith([identity]));
      expect(filesOf(opened.root)).toEqual(expected);
      opened.close();
    }
    await expect(openPacked(path, decrypterWith([c]))).rejects.toThrow(/for others/);
    await expect(openPacked(path, null)).rejects.toThrow(/--identity/);
    const bytes = readFileSync(path);
    bytes[bytes.byteLength - 9] = (bytes.at(-9) as number) ^ 1;
    writeFileSync(path, bytes);
    await expect(openPacked(path, decrypterWith([a]))).rejects.toThrow(/changed/);
  });

  test('a recipient that is none is told, without it', async () => {
    await expect(writePacked(newFolder(FILES), join(folder, 'x'), ['age1nonsense'])).rejects.toMatchObject({
      code: 'recipient-invalid',
    });
  });
});
