import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { bytesOf, textOf } from '../../base/index.ts';
import type { GeoTable, TableReference } from '../../enrich/index.ts';
import { readTable } from '../../enrich/index.ts';
import type { NamedFile } from '../../run/index.ts';
import { caseKeysSchema, joinCaseKeys } from '../material/case-keys.ts';
import type { Description } from '../material/description.ts';
import type { Material } from '../material/material.ts';
import { answersSchema, contradictions, tableOfAnswers } from '../material/table-answers.ts';
import type { BundleFiles } from './bundle-files.ts';
import { type BundleFault, fault } from './fault.ts';
import { jsonIn } from './json-in.ts';

export interface OpenOptions {
  /** The table of this machine with that hash; null where it has none. */
  readonly tableAtHand: (reference: TableReference) => GeoTable | null;
  /** Opens what was encrypted; null where no key fits. */
  readonly decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>;
}

export interface OpenedMaterial {
  /** Null where a part is missing, locked or broken: `cannot` or `faults` say which. */
  readonly material: Material | null;
  readonly faults: readonly BundleFault[];
  /** What cannot be checked, in sentences. */
  readonly cannot: readonly string[];
}

/** Puts together from a bundle what is needed to examine again. */
export async function openMaterial(
  files: BundleFiles,
  description: Description,
  options: OpenOptions,
): Promise<OpenedMaterial> {
  const faults: BundleFault[] = [];
  const cannot: string[] = [];
  const caseText = await caseTextOf(files, description, { ...options, faults, cannot });
  const keyLogs = await keyLogsIn(files, description, { ...options, faults, cannot });
  const tables = description.tables.map((table) => openTable(files, table, { ...options, faults, cannot }));
  const named = (file: Description['claims']): NamedFile | null => {
    if (file === null) return null;
    const text = files.text(file.path);
    if (text === null) faults.push(fault('description', file.path, 'it is named and not there'));
    return text === null ? null : { name: basename(file.name), text };
  };
  const promises = {
    claims: named(description.claims),
    policy: named(description.policy),
    protocol: named(description.protocol),
  };
  for (const { path } of description.captures)
    if (!files.has(path)) faults.push(fault('description', path, 'a capture is named and not there'));
  if (caseText === null || keyLogs === null || faults.length > 0) return { material: null, faults, cannot };
  return {
    material: {
      caseText,
      ...promises,
      captures: description.captures.map(({ path, file }) => ({ path: files.place(path), file })),
      tables: tables.filter((table) => table !== null),
      keyLogs,
    },
    faults,
    cannot,
  };
}

interface Opening extends OpenOptions {
  readonly faults: BundleFault[];
  readonly cannot: string[];
}

async function caseTextOf(
  files: BundleFiles,
  { case: { path, sha256, keys }, keys: secrets }: Description,
  { decrypt, faults, cannot }: Opening,
): Promise<string | null> {
  const rest = files.text(path);
  if (rest === null) {
    faults.push(fault('description', path, 'the case file is named and not there'));
    return null;
  }
  const whole = keys === null ? rest : await joined(rest, keys);
  if (whole === null) return null;
  if (createHash('sha256').update(bytesOf(whole)).digest('hex') === sha256) return whole;
  faults.push(fault('description', path, 'it is not the case file of the examination'));
  return null;

  async function joined(text: string, keysPath: string): Promise<string | null> {
    const bytes = files.bytes(keysPath);
    const isLocked = secrets.some((secret) => secret.path === keysPath && secret.encrypted);
    const opened = bytes === null ? null : isLocked ? await decrypt(bytes) : bytes;
    if (opened === null) {
      if (bytes === null) faults.push(fault('description', keysPath, 'the keys are named and not there'));
      else
        cannot.push(
          `The keys of the case are encrypted (${keysPath}), and no --identity opens them: nothing was examined again.`,
        );
      return null;
    }
    const read = jsonIn(textOf(opened), caseKeysSchema);
    const put = read.ok ? joinCaseKeys(text, read.value) : null;
    if (put === null) faults.push(fault('description', keysPath, 'the keys do not fit into the case file'));
    return put;
  }
}

/** Without one of them less could be read, and what was seen would seem not to hold. */
async function keyLogsIn(
  files: BundleFiles,
  { keys }: Description,
  { decrypt, faults, cannot }: Opening,
): Promise<Uint8Array[] | null> {
  const opened: Uint8Array[] = [];
  let isLocked = false;
  for (const { path, holds, encrypted } of keys) {
    if (holds !== 'tls') continue;
    const bytes = files.bytes(path);
    if (bytes === null) faults.push(fault('description', path, 'the keys are named and not there'));
    const log = bytes === null || !encrypted ? bytes : await decrypt(bytes);
    if (log !== null) opened.push(log);
    else if (bytes !== null) {
      isLocked = true;
      cannot.push(
        `Keys of TLS are encrypted (${path}), and no --identity opens them: nothing was examined again.`,
      );
    }
  }
  return isLocked ? null : opened;
}

/**
 * The table itself where it is in the bundle or on this machine; else what the bundle says that it said, which then is taken on
 * trust.
 */
function openTable(
  files: BundleFiles,
  { name, date, sha256, answers, file }: Description['tables'][number],
  { tableAtHand, faults, cannot }: Opening,
): GeoTable | null {
  const text = files.text(answers);
  const said = text === null ? null : jsonIn(text, answersSchema);
  if (said?.ok !== true) {
    faults.push(fault('description', answers, said?.sentence ?? 'it is named and not there'));
    return null;
  }
  const [brought, own] = [
    file === null ? null : tableIn(files, file, { name, sha256 }),
    tableAtHand({ name, date, sha256 }),
  ];
  const table = own ?? brought;
  if (own === null && brought !== null)
    cannot.push(
      `The table ${name} of ${date} was brought by the bundle, and this machine has none with its SHA-256 (${sha256}): that it is what its publisher gave out, and on that day, is the word of who signed.`,
    );
  if (table === null) {
    cannot.push(
      `The table ${name} of ${date} is neither in the bundle nor on this machine: where addresses are is taken from what the bundle says that it said.`,
    );
    return tableOfAnswers(said.value);
  }
  const differing = contradictions(table, said.value);
  if (differing.length > 0)
    faults.push(
      fault('not-held', answers, `the table ${name} says something else of ${differing.length} addresses`),
    );
  return { ...tableOfAnswers({ ...said.value, answers: {} }), ...withMethods(table), name, date, sha256 };
}

/** What is asked of a table; its own name may be another on this machine. */
function withMethods(table: GeoTable): Pick<GeoTable, 'country' | 'region' | 'network' | 'edge'> {
  return {
    country: (address) => table.country(address),
    region: (address) => table.region?.(address) ?? null,
    network: (address) => table.network?.(address) ?? null,
    edge: (address) => table.edge?.(address) ?? null,
  };
}

function tableIn(
  files: BundleFiles,
  path: string,
  { name, sha256 }: Pick<TableReference, 'name' | 'sha256'>,
): GeoTable | null {
  const bytes = files.bytes(path);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return null;
  return readTable(basename(path), Buffer.from(bytes)).open(name);
}
