import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { TelltaleError } from '../../base/index.ts';
import {
  caseFileText,
  hasReservedNumbers,
  type Identifier,
  kindRow,
  markets,
  newIdentity,
  readCase,
  seededRandom,
  smsList,
  vCard,
} from '../../case/index.ts';

export interface NewIdentityOptions {
  readonly market: string;
  readonly out: string;
  readonly title: string;
  readonly set: ReadonlyMap<string, string>;
  readonly seed?: string;
  readonly force?: boolean;
}

/** Makes the files of a canary identity. */
export async function makeIdentity(options: NewIdentityOptions): Promise<void> {
  if (!markets.has(options.market)) {
    throw new TelltaleError(
      'market-unknown',
      `no identity can be made for ${options.market} yet; there are ${[...markets.keys()].join(', ')}`,
    );
  }
  const made = newIdentity(options.market, seededRandom(options.seed ?? randomBytes(32)));
  const unknown = [...options.set.keys()].filter((id) => !made.some((identifier) => identifier.id === id));
  if (unknown.length > 0) {
    throw new TelltaleError(
      'identity-unknown',
      `--set names no identifier of the identity: ${unknown.join(', ')}; there are ${made.map(({ id }) => id).join(', ')}`,
    );
  }
  const real = new Map([...options.set, ...(await askForFixed(made, options.set))]);
  const identity = made.flatMap((identifier) => withReal(identifier, real));
  const left = made.filter(({ id }) => !identity.some((identifier) => identifier.id === id));
  const text = caseFileText(identity, { title: options.title, market: options.market }) + leftOutText(left);
  const { notices } = readCase(text, 'case.yaml');
  mkdirSync(options.out, { recursive: true });
  const files = { 'case.yaml': text, 'contacts.vcf': vCard(identity), 'sms.csv': smsList(identity) };
  for (const [name, content] of Object.entries(files))
    writeNew(join(options.out, name), content, options.force === true);
  process.stdout.write(nextSteps(options.out, left));
  if (!hasReservedNumbers(options.market)) process.stdout.write(STRANGERS);
  for (const { about, detail } of notices) process.stderr.write(`${about}: ${detail}\n`);
}

/** For markets that keep no numbers for fiction: the canaries may be somebody's. */
const STRANGERS =
  "The made-up numbers may be somebody's: never call or text them. Put those of your own SIM cards in with --set.\n";

/** On a terminal, asks for what only the phone and its SIM can tell. */
async function askForFixed(
  made: readonly Identifier[],
  given: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  if (!process.stdin.isTTY || !process.stdout.isTTY) return answers;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    process.stdout.write('What belongs to the phone and its SIM (Enter leaves it out of the case):\n');
    for (const { id, kind, fixed } of made) {
      if (!fixed || given.has(id)) continue;
      answers.set(id, (await terminal.question(`  ${kindRow(kind).title} (${id}): `)).trim());
    }
  } finally {
    terminal.close();
  }
  return answers;
}

/**
 * An identifier with its real value where one was given. What belongs to the phone or its SIM is left out without one: made up
 * it would never be told, and a run would say that it was looked for and not seen.
 */
function withReal(identifier: Identifier, real: ReadonlyMap<string, string>): Identifier[] {
  const value = real.get(identifier.id);
  if (value === undefined) return identifier.fixed ? [] : [identifier];
  return value === '' ? [] : [{ ...identifier, value }];
}

/** How to add what was left out, as comments at the end of the case file. */
function leftOutText(left: readonly Identifier[]): string {
  if (left.length === 0) return '';
  const lines = left.map(({ id, kind }) => `  # - { id: "${id}", kind: ${kind}, value: "…", fixed: true }`);
  return `${[LEFT_OUT, ...lines].join('\n')}\n`;
}

const LEFT_OUT =
  '  # Left out, because only the phone and its SIM can tell them: put in what Settings or *#06# shows, and take out the #.';

function writeNew(path: string, content: string, force: boolean): void {
  if (!force && existsSync(path))
    throw new TelltaleError(
      'out-exists',
      `${path} is there already; give another --out, or --force to write over it`,
    );
  try {
    writeFileSync(path, content, { mode: 0o600 });
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}

function nextSteps(folder: string, left: readonly Identifier[]): string {
  const path = join(folder, 'case.yaml');
  const [first] = left;
  return [
    `Wrote ${path}, contacts.vcf and sms.csv (readable by you alone).`,
    ...(first === undefined
      ? []
      : [
          `Left out, because only the phone and its SIM can tell them: ${left.map(({ id }) => id).join(', ')}.`,
          `Nothing is looked for or said of them until you add them: at the end of ${path}, or again with --set ${first.id}=… --force.`,
        ]),
    'Then load the contacts, carry out the steps, and examine the capture:',
    `  telltale scan <capture> --case ${path}`,
    '',
  ].join('\n');
}
