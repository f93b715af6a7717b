import { type Assembly, assemblyModule } from './assembly-module.ts';
import type { GeneratedFile } from './generated-files.ts';

const assemblies: readonly Assembly[] = [
  { source: 'text-marks.ts', path: 'src/decode/marks/text-marks-wasm.ts', name: 'textMarksWasm' },
  { source: 'search-block.ts', path: 'src/detect/scan/search-block-wasm.ts', name: 'searchBlockWasm' },
  { source: 'class-runs.ts', path: 'src/detect/runs/class-runs-wasm.ts', name: 'classRunsWasm' },
];

/** Everything that is compiled to WebAssembly. */
export async function assemblyModules(): Promise<GeneratedFile[]> {
  return Promise.all(assemblies.map(assemblyModule));
}
