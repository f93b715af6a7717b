import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../base/index.ts';
import { openInput, unopened } from './byte-input.ts';
import { openContents } from './contents.ts';
import { HEAD_BYTES, looksLikeCapture } from './format.ts';
import { RECORDING_FILES } from './recording/index.ts';

/**
 * The capture files that a user's list of paths means, in its order: a folder stands for the files in it, at any
 * depth and sorted by path, that look like captures by what they hold. Files and `-` are taken at their word.
 * Links to folders are not followed, so that a link to a parent does no harm.
 * Throws `capture-missing` and `capture-unreadable`.
 */
export function captureFiles(paths: readonly string[]): string[] {
  const files: string[] = [];
  for (const path of paths) {
    if (path === '-' || !isFolder(path)) {
      files.push(path);
      continue;
    }
    const found = filesUnder(path).filter(isCapture).sort();
    if (found.length === 0) {
      throw new TelltaleError('capture-missing', `there is no capture in ${path}; name the files themselves`);
    }
    for (const file of found) files.push(file);
  }
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw unopened(path, cause);
  }
}

function filesUnder(folder: string): string[] {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = entriesOf(next);
    const isRecording = entries.some(({ name }) => name === RECORDING_FILES.lines);
    for (const entry of entries) {
      const path = join(next, entry.name);
      // Bodies of a recording belong to it, whatever they hold.
      if (isRecording && entry.name === RECORDING_FILES.bodies) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() || (entry.isSymbolicLink() && linksToFile(path))) files.push(path);
    }
  }
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw unopened(folder, cause);
  }
}

function linksToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isCapture(path: string): boolean {
  const contents = openContents(openInput(path, { isHashed: false }));
  try {
    return looksLikeCapture(contents.reader.peekUpTo(HEAD_BYTES), path);
  } finally {
    contents.close();
  }
}
