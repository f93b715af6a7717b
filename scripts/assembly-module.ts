import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';
import type { GeneratedFile } from './generated-files.ts';

/** What is compiled, and the module of TypeScript that it becomes, since the sources run without being built. */
export interface Assembly {
  /** File name in `assembly/`. */
  readonly source: string;
  /** Path of the module from the root of the repository. */
  readonly path: string;
  /** What the module exports. */
  readonly name: string;
}

export async function assemblyModule({ source, path, name }: Assembly): Promise<GeneratedFile> {
  const file = join(import.meta.dirname, '..', 'assembly', source);
  let compiled: Uint8Array | null = null;
  const { error, stderr } = await main(
    [
      ...[source, '--outFile', 'module.wasm', '--runtime', 'stub', '--enable', 'simd'],
      ...['-O3', '--converge', '--noAssert', '--importMemory', '--use', 'abort='],
    ],
    {
      readFile: (asked) => (asked === source ? readFileSync(file, 'utf8') : null),
      writeFile: (written, contents) => {
        if (written.endsWith('.wasm')) compiled = contents as Uint8Array;
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
    path,
    text: [
      `/** Compiled from assembly/${source} by \`npm run generate\`; base64. */`,
      `export const ${name} =`,
      `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
      '',
    ].join('\n'),
  };
}
