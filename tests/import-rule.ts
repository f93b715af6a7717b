import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The rule, whole: a folder of `src` imports only folders that sort before it, and only through their
 * `index.ts`. `examine.ts` ranks directly after `recheck/`; `index.ts` may import everything. Tests and
 * `testing/` folders may also use the `testing/index.ts` of a folder that they may import.
 */
export function importFaults(root: string): string[] {
  return sourceFiles(root).flatMap((file) =>
    importsOf(readFileSync(file, 'utf8'))
      .filter((specifier) => specifier.startsWith('.'))
      .flatMap((specifier) => {
        const fault = faultOf(relative(root, file), relative(root, resolve(dirname(file), specifier)));
        return fault === null ? [] : [fault];
      }),
  );
}

function faultOf(from: string, to: string): string | null {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom === toRoom || fromRoom === 'index.ts') return null;
  if (to.startsWith('..'))
    return to === join('..', 'package.json') ? null : `${from} reaches out of src: ${to}`;
  if (rankOf(toRoom) > rankOf(fromRoom)) return `${from} imports ${to}, which comes later on the path`;
  const isSupport = from.endsWith('.test.ts') || from.split(sep).includes('testing');
  const entrances = [
    toRoom,
    join(toRoom, 'index.ts'),
    ...(isSupport ? [join(toRoom, 'testing', 'index.ts')] : []),
  ];
  return entrances.includes(to) ? null : `${from} imports ${to} past its index.ts`;
}

function roomOf(path: string): string {
  return path.split(sep)[0] ?? path;
}

function rankOf(room: string): string {
  if (room === 'index.ts') return '~';
  return /^examine(\.test)?\.ts$/.test(room) ? 'recheck~' : room.replace(/(\.test)?\.ts$/, '');
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, specifier]) => specifier ?? '',
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return name.endsWith('.ts') ? [path] : [];
  });
}
