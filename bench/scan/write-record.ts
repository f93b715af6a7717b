import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Writes bench/records/<date>-<name>.json. Nothing in it names the machine. */
export function writeRecord(bench: string, record: object): void {
  const date = new Date().toISOString().slice(0, 10);
  const folder = join(import.meta.dirname, '..', 'records');
  mkdirSync(folder, { recursive: true });
  const whole = { bench, date, node: process.version, cores: availableParallelism(), ...record };
  const text = JSON.stringify(
    whole,
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value),
    2,
  );
  writeFileSync(join(folder, `${date}-${bench}.json`), `${text}\n`);
}
