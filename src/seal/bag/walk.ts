import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_DEPTH, pathFault } from './bag-path.ts';

/** Files that a bundle may have: a recording of a month has some ten thousand bodies. */
export const MOST_FILES = 250_000;

export interface WalkFault {
  readonly file: string;
  readonly code: 'path-unsafe' | 'link' | 'not-a-file' | 'too-many-files';
  readonly sentence: string;
}

export interface Walk {
  /** Byte length by path from the root, `/` between folders. */
  readonly files: ReadonlyMap<string, number>;
  readonly faults: readonly WalkFault[];
}

/** Lists a bundle's files. Nothing is opened, and no link is followed. */
export function walk(root: string): Walk {
  const files = new Map<string, number>();
  const faults: WalkFault[] = [];
  const names = new Map<string, string>();
  const folders: { path: string; depth: number }[] = [{ path: '', depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of readdirSync(join(root, folder.path)).sort()) {
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const stat = lstatSync(join(root, path));
      const wrong = pathFault(path);
      const twin = names.get(path.toLowerCase());
      names.set(path.toLowerCase(), path);
      if (stat.isSymbolicLink())
        faults.push({ file: path, code: 'link', sentence: 'it is a link; a bundle holds files alone' });
      else if (wrong !== null) faults.push({ file: shown(path), code: 'path-unsafe', sentence: wrong });
      else if (twin !== undefined)
        faults.push({
          file: path,
          code: 'path-unsafe',
          sentence: 'its path differs from another one by case alone',
        });
      else if (stat.isDirectory()) {
        if (folder.depth < MOST_DEPTH) folders.push({ path, depth: folder.depth + 1 });
      } else if (!stat.isFile())
        faults.push({ file: path, code: 'not-a-file', sentence: 'it is no plain file' });
      else if (stat.nlink > 1)
        faults.push({ file: path, code: 'link', sentence: 'it is a file under two names (a hard link)' });
      else files.set(path, stat.size);
      if (files.size > MOST_FILES)
        return {
          files,
          faults: [
            ...faults,
            { file: '', code: 'too-many-files', sentence: `there are more than ${MOST_FILES} files` },
          ],
        };
    }
  }
  return { files, faults };
}

/** A path that is shown though nobody knows what is in it. */
export function shown(path: string): string {
  return path.slice(0, 200).replace(/[^\x20-\x7e]/g, '?');
}
