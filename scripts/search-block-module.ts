import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import type { GeneratedFile } from './generated-files.ts';

const SOURCE = join(import.meta.dirname, '..', 'assembly', 'search-block.ts');

/** The search in WebAssembly as a module of TypeScript, since the sources run without being built. */
export async function searchBlockModule(): Promise<GeneratedFile> {
  let compiled: Uint8Array | null = null;
  const { error, stderr } = await main(
    [
      ...['search-block.ts', '--outFile', 'search-block.wasm', '--runtime', 'stub', '--enable', 'simd'],
      ...['-O3', '--converge', '--noAssert', '--importMemory', '--use', 'abort='],
    ],
    {
      readFile: (name) => (name === 'search-block.ts' ? readFileSync(SOURCE, 'utf8') : null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) compiled = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || compiled === null) throw new Error(`asc: ${stderr.toString()}`, { cause: error });
  const lines =
    Buffer.from(compiled)
      .toString('base64')
      .match(/.{1,104}/g) ?? [];
  return {
    path: 'src/detect/scan/search-block-wasm.ts',
    text: [
      '/** Compiled from assembly/search-block.ts by `npm run generate`; base64. */',
      'export const searchBlockWasm =',
      `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
      '',
    ].join('\n'),
  };
}
