import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders below the first that are looked into, and files that are looked at. */
const MOST_DEPTH = 3;
const MOST_FILES = 20_000;

/** Plain files of a folder by name and size, sorted, the nearest first; links and hidden folders are left out. */
export function filesUnder(folder: string, name: RegExp, mostBytes: number): string[] {
  const found: string[] = [];
  let level = [folder];
  for (let depth = 0; depth <= MOST_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const each of level.sort()) {
      for (const entry of readdirSync(each, { withFileTypes: true })) {
        const path = join(each, entry.name);
        if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
          next.push(path);
        else if (entry.isFile() && name.test(entry.name) && statSync(path).size <= mostBytes)
          found.push(path);
        if (found.length >= MOST_FILES) return found;
      }
    }
    level = next;
  }
  return found;
}
