import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';

/** The case folder of a demo: what every part of it is called. */
export interface DemoFolder {
  readonly path: string;
  recording(scenario: string): string;
  /** Text, whole or in pieces, or bytes; its folders are made where they are missing. */
  write(name: string, content: string | Iterable<string> | Uint8Array): void;
}

/** Makes a case folder; one that holds something already is never written into. Throws `out-exists`. */
export function openDemoFolder(asked: string | undefined): DemoFolder {
  const path = asked ?? nextFree('telltale-demo');
  if (existsSync(path) && readdirSync(path).length > 0) {
    throw new TelltaleError('out-exists', `${path} is not empty; give another folder to --out`);
  }
  for (const part of ['cases', 'recordings', 'examinations', 'reports'])
    mkdirSync(join(path, part), { recursive: true, mode: 0o700 });
  return {
    path,
    recording: (scenario) => join(path, 'recordings', scenario),
    write: (name, content) => {
      const isWhole = typeof content === 'string' || content instanceof Uint8Array;
      mkdirSync(dirname(join(path, name)), { recursive: true, mode: 0o700 });
      writeFileSync(join(path, name), isWhole ? content : [...content].join(''), { mode: 0o600 });
    },
  };
}

function nextFree(name: string): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(path)) return path;
  }
}
