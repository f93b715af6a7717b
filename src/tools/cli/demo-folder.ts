import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';

/** The case folder of a demo: what every part of it is called. */
export interface DemoFolder {
  readonly path: string;
  recording(scenario: string): string;
  write(name: string, text: string): void;
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
    write: (name, text) => writeFileSync(join(path, name), text, { mode: 0o600 }),
  };
}

function nextFree(name: string): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(path)) return path;
  }
}
