import { readdirSync } from 'node:fs';

/** `npm run bench` runs every bench one after the other; `npm run bench -- interception` one of them. */
const known = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'bench.ts')
  .map((name) => name.slice(0, -3));
const [asked, ...rest] = process.argv.slice(2);

if (asked !== undefined && !known.includes(asked)) {
  console.error(`there is no bench ${asked}; there are ${known.join(', ')}`);
  process.exitCode = 2;
} else {
  process.argv.splice(2, process.argv.length, ...rest);
  for (const name of asked === undefined ? known : [asked]) await import(`./${name}.ts`);
}
