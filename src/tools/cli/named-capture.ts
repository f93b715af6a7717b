import { basename, dirname, resolve } from 'node:path';
import { RECORDING_FILES } from '../../capture/index.ts';

/** A capture to examine, and what it goes by in the result. */
export interface NamedCapture {
  readonly path: string;
  readonly name: string;
}

/** A recording goes by its folder's name: inside, all are called the same. */
export function namedCapture(path: string): NamedCapture {
  if (path === '-') return { path, name: path };
  const name = basename(path);
  return { path, name: name === RECORDING_FILES.lines ? basename(dirname(resolve(path))) : name };
}
