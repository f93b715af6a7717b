import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import { RECORDING_FILES } from '../../capture/index.ts';
import type { GeoTable, TableReference } from '../../enrich/index.ts';
import type { Examination } from '../../judge/index.ts';
import { segmentFor } from '../bag/bag-path.ts';
import { BagWriter } from '../bag/bag-writer.ts';
import { LAYOUT } from '../bag/layout.ts';
import type { BundleForm } from '../dsse/statement.ts';
import type { SigningKey } from '../keys/open-key.ts';
import { cutCaseKeys } from '../material/case-keys.ts';
import type { Description } from '../material/description.ts';
import type { Gathered } from '../material/gather.ts';
import { answersOf } from '../material/table-answers.ts';
import { custodyForBundle } from './custody-for-bundle.ts';
import { type Keeper, plainKeeper } from './keeper.ts';
import { putReduced } from './put-reduced.ts';
import { putSeal } from './put-seal.ts';

/** A table whose file is at hand. */
export interface TableFile extends TableReference {
  readonly path: string;
  readonly byteLength: number;
  readonly table: GeoTable;
}

/** Tables up to this length are put into the bundle whole; of others only what they said. */
export const MOST_TABLE_BYTES = 1 << 20;

export interface BundlePlan {
  readonly out: string;
  readonly form: Exclude<BundleForm, 'share-safe'>;
  readonly tool: Examination['tool'];
  /** ISO 8601. */
  readonly at: string;
  /** Who makes it, for the custody log. */
  readonly by: string;
  readonly signers: readonly SigningKey[];
  /** TLS key logs. */
  readonly keyLogs: readonly string[];
  readonly tables: readonly TableFile[];
  /** Text of the case folder's custody log; empty where there is none. */
  readonly custody: string;
  /** How secrets are written; as they are by default. */
  readonly keeper?: Keeper;
}

/** Puts an examination and all that it rests on into a signed bag. */
export async function makeBundle(gathered: Gathered, plan: BundlePlan): Promise<void> {
  const bag = new BagWriter(plan.out);
  try {
    await fill(bag, gathered, plan);
  } catch (error) {
    bag.discard();
    throw error;
  }
}

async function fill(bag: BagWriter, gathered: Gathered, plan: BundlePlan): Promise<void> {
  const { examination, examinationText, caseText } = gathered;
  const keeper = plan.keeper ?? plainKeeper;
  const secrets: Description['keys'] = [];
  const keep = async (path: string, holds: string, bytes: Uint8Array) => {
    const kept = await keeper.keep(bytes);
    const place = `${path}${keeper.ending}`;
    bag.write(place, kept);
    secrets.push({ path: place, holds, encrypted: keeper.isEncrypting });
  };
  const cut = cutCaseKeys(caseText);
  bag.write(LAYOUT.case, cut?.rest ?? caseText);
  if (cut !== null) await keep(LAYOUT.caseKeys, 'case', Buffer.from(JSON.stringify(cut.keys)));
  for (const [index, path] of plan.keyLogs.entries())
    await keep(`${LAYOUT.keys}${index + 1}-${segmentFor(basename(path))}`, 'tls', readFileSync(path));
  if (keeper.isEncrypting && secrets.length === 0)
    throw new TelltaleError(
      'keys-none',
      'there are no keys to encrypt: the case has none, and no --key-log was given; to encrypt all of the bundle give --recipient',
    );
  const named = (path: string, file: Gathered['claims']) => {
    if (file === null) return null;
    bag.write(path, file.text);
    return { path, name: basename(file.name) };
  };
  const examined = bag.write(LAYOUT.examination, examinationText);
  const reduction = plan.form === 'minimal' ? putReduced(bag, gathered, plan) : null;
  const description: Description = {
    telltale: 'bundle/1',
    form: plan.form,
    tool: plan.tool,
    at: plan.at,
    examination: { path: LAYOUT.examination, sha256: examined.sha256 },
    case: {
      path: LAYOUT.case,
      sha256: examination.case.sha256,
      keys: secrets.find(({ holds }) => holds === 'case')?.path ?? null,
    },
    claims: named(LAYOUT.claims, gathered.claims),
    policy: named(LAYOUT.policy, gathered.policy),
    protocol: named(LAYOUT.protocol, gathered.protocol),
    captures: reduction?.captures ?? putWhole(bag, gathered),
    tables: putTables(bag, examination, plan.tables),
    keys: secrets,
    leftOut: [...(reduction?.leftOut ?? [])],
    unsupported: [...(reduction?.unsupported ?? [])],
  };
  const custody = custodyForBundle(plan);
  bag.write(LAYOUT.custody, custody.text);
  bag.write(LAYOUT.description, `${JSON.stringify(description, null, 1)}\n`);
  const sealed = bag.finish({
    'Bagging-Date': plan.at.slice(0, 10),
    'Bag-Software-Agent': `telltale ${plan.tool.version}`,
    'Internal-Sender-Description': `Evidence bundle (${plan.form}); see data/bundle.json`,
  });
  const predicate = { form: plan.form, tool: plan.tool, at: plan.at, custody: custody.sealed };
  putSeal(bag, { sealed, predicate, signers: plan.signers });
}

/** The captures as they are; a recording with its bodies. */
function putWhole(bag: BagWriter, { captures, examination }: Gathered): Description['captures'] {
  return captures.map((capture, index) => ({
    path: putCapture(bag, capture.path, index),
    file: capture.file,
    sha256: examination.captures[index]?.sha256 ?? '',
    reduced: null,
  }));
}

/** Gives the path in the bundle. */
export function putCapture(bag: BagWriter, from: string, index: number): string {
  const folder = `${LAYOUT.captures}${index + 1}/`;
  const path = `${folder}${segmentFor(basename(from))}`;
  bag.copy(from, path);
  if (basename(from) === RECORDING_FILES.lines) {
    for (const body of bodiesBeside(from))
      bag.copy(
        join(dirname(from), RECORDING_FILES.bodies, body),
        `${folder}${RECORDING_FILES.bodies}/${body}`,
      );
  }
  return path;
}

/** Names of bodies that a recording may speak of; what else lies there is none of its. */
function bodiesBeside(lines: string): string[] {
  const folder = join(dirname(lines), RECORDING_FILES.bodies);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .sort();
}

function putTables(
  bag: BagWriter,
  { tables, destinations }: Examination,
  atHand: readonly TableFile[],
): Description['tables'] {
  return tables.map((reference, index) => {
    const answers = `${LAYOUT.tables}${index + 1}-answers.json`;
    bag.write(answers, `${JSON.stringify(answersOf(reference, destinations), null, 1)}\n`);
    const own = atHand.find(({ sha256 }) => sha256 === reference.sha256);
    const file =
      own !== undefined && own.byteLength <= MOST_TABLE_BYTES
        ? `${LAYOUT.tables}${index + 1}-${segmentFor(basename(own.path))}`
        : null;
    if (own !== undefined && file !== null) bag.copy(own.path, file);
    return { ...reference, answers, file };
  });
}
