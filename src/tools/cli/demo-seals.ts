import { join } from 'node:path';
import { count } from '../../report/index.ts';
import { logCustody, newKey, type Verification, verificationText } from '../../seal/index.ts';
import { type BundleOptions, makeBundleOf } from './bundle-examination.ts';
import type { DemoFolder } from './demo-folder.ts';
import { checkBundle } from './verify-folder.ts';

/** Who made the demo's evidence: nobody. */
const BY = 'telltale demo';

/** A bundle of the demo and what came of checking it by its files alone. */
export interface DemoBundle {
  readonly name: string;
  readonly verification: Verification;
}

/** The key that the demo signs with. */
export interface DemoKey {
  readonly privatePath: string;
  readonly publicPath: string;
}

/** Makes the demo's signing key: without a passphrase, for there is nothing to lose. */
export function demoKey(folder: DemoFolder): DemoKey {
  return newKey(join(folder.path, 'keys', 'laboratory.key'), null);
}

/**
 * Bundles each scenario twice, whole and share-safe, and checks all of them as a receiver would: the whole one with the public
 * key alone, the share-safe one with the case file that travels apart. What came of it stands beside them.
 */
export async function demoBundles(
  folder: DemoFolder,
  scenarios: readonly string[],
  { privatePath, publicPath }: DemoKey,
): Promise<DemoBundle[]> {
  const custody = (what: string, details: Record<string, string>) =>
    logCustody(folder.path, { at: new Date().toISOString(), by: BY, what, details });
  custody('legal-basis', {
    basis: 'nobody was watched: phone and cloud are part of the tool, and every value was made up',
  });
  for (const scenario of scenarios)
    custody('tested', {
      exhibit: 'the embedded phone',
      protocol: 'f-secure-2014',
      recording: `recordings/${scenario}`,
    });
  const bundles: DemoBundle[] = [];
  const texts: string[] = [];
  for (const scenario of scenarios) {
    const examination = join(folder.path, 'examinations', `${scenario}.json`);
    const caseFile = join(folder.path, 'cases', `${scenario}.yaml`);
    for (const [form, shareSafe] of [
      ['whole', false],
      ['share-safe', true],
    ] as const) {
      const name = `${scenario}-${form}`;
      const out = join(folder.path, 'seals', name);
      await makeBundleOf(examination, { ...MAKE, key: [privatePath], case: caseFile, out, shareSafe });
      const verification = await checkBundle(out, {
        identity: [],
        tsa: [],
        signer: [publicPath],
        ...(shareSafe ? { case: caseFile, examination } : {}),
      });
      bundles.push({ name, verification });
      texts.push(verificationText(`seals/${name}`, verification));
    }
  }
  folder.write('seals/verified.txt', texts.join('\n'));
  return bundles;
}

const MAKE: BundleOptions = {
  key: [],
  captures: [],
  keyLog: [],
  by: BY,
  recipient: [],
  keysRecipient: [],
};

/** What came of all bundles together, in a sentence; where one does not hold, what is wrong with it. */
export function bundlesLine(bundles: readonly DemoBundle[]): string {
  const broken = bundles.filter(({ verification }) => !verification.isVerified);
  if (broken.length > 0)
    return broken
      .map(
        ({ name, verification: { faults } }) => `${name} NOT VERIFIED: ${faults.map(faultText).join('; ')}`,
      )
      .join('. ');
  const again = bundles.flatMap(({ verification: { comparison } }) => comparison ?? []);
  const shared = bundles.flatMap(({ verification: { share } }) => share ?? []);
  const heldOf = (rows: readonly { readonly held: number; readonly of: number }[]) =>
    `${sum(rows.map(({ held }) => held))} of ${sum(rows.map(({ of }) => of))}`;
  const confirmed = shared.map(({ sightings }) => ({ held: sightings.confirmed, of: sightings.of }));
  return `${count(bundles.length, 'bundle')} verified: ${heldOf(again.map(({ findings }) => findings))} findings, ${heldOf(again.map(({ sightings }) => sightings))} sightings and ${heldOf(again.flatMap(({ claims }) => claims ?? []))} verdicts on claims came out again from the raw bytes; of the share-safe ones, ${heldOf(confirmed)} sightings were confirmed with the case file`;
}

function faultText({ file, sentence }: Verification['faults'][number]): string {
  return file === '' ? sentence : `${file}: ${sentence}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
