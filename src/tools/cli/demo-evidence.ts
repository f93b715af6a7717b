import { sign } from 'node:crypto';
import { openSigningKey } from '../../seal/index.ts';
import { demoAdvisory } from './demo-advisory.ts';
import type { DemoFolder } from './demo-folder.ts';
import { type DemoWritten, demoGuide, writtenLines } from './demo-guide.ts';
import { isForTools, writeReports, writeRetest } from './demo-reports.ts';
import { AFTER, BEFORE } from './demo-retests.ts';
import { bundlesLine, type DemoBundle, type DemoKey, demoBundles, demoKey } from './demo-seals.ts';
import type { DemoResult } from './demo-table.ts';

export interface DemoEvidence {
  readonly lines: readonly string[];
  /** Whether every bundle held; so too where there is none. */
  readonly isVerified: boolean;
}

/**
 * Makes of a demo what three readers need: reports of each scenario, and of the phone before its update and after an advisory
 * and signed bundles, which it checks itself. Of fewer scenarios there is less.
 */
export async function demoEvidence(
  results: readonly DemoResult[],
  folder: DemoFolder,
  width: number,
): Promise<DemoEvidence> {
  const examinations = new Map(results.map(({ scenario, examination }) => [scenario.id, examination]));
  const [before, after] = [examinations.get(BEFORE), examinations.get(AFTER)];
  const both = before === undefined || after === undefined ? null : { before, after };
  const bundles: DemoBundle[] = [];
  const advisory: string[] = [];
  if (both !== null) {
    const key = demoKey(folder);
    bundles.push(...(await demoBundles(folder, [BEFORE, AFTER], key)));
    for (const { name, text } of demoAdvisory([both.before, both.after])) {
      folder.write(`advisory/${name}`, text);
      advisory.push(name);
      if (!name.endsWith('-acknowledgement.json')) continue;
      folder.write(`advisory/${name}.sig`, await signed(text, key));
      advisory.push(`${name}.sig`);
    }
    writeRetest(folder, both.before, both.after);
  }
  for (const [scenario, examination] of examinations) writeReports(folder, scenario, examination);
  const forTools = [...examinations].filter(([scenario, examination]) => isForTools(examination, scenario));
  const written: DemoWritten = {
    reports: [...examinations.keys()],
    forTools: forTools.map(([scenario]) => scenario),
    advisory,
    verified: bundles.length === 0 ? null : bundlesLine(bundles),
  };
  folder.write('README.txt', demoGuide(written));
  return {
    lines: writtenLines(written, folder.path, width),
    isVerified: bundles.every(({ verification }) => verification.isVerified),
  };
}

/** An Ed25519 signature (RFC 8032) over the bytes of a text. */
async function signed(text: string, { privatePath }: DemoKey): Promise<Uint8Array> {
  const { privateKey } = await openSigningKey(privatePath, async () => '');
  return new Uint8Array(sign(null, Buffer.from(text), privateKey));
}
