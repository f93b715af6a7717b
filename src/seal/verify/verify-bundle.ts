import type { X509Certificate } from 'node:crypto';
import { TelltaleError } from '../../base/index.ts';
import type { Examination } from '../../judge/index.ts';
import { readExamination } from '../../recheck/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import type { BundleForm } from '../dsse/statement.ts';
import type { PublicKey } from '../keys/fingerprint.ts';
import { type Description, descriptionSchema } from '../material/description.ts';
import { type Comparison, compareExaminations } from '../reexamine/compare-examinations.ts';
import { reexaminer } from '../reexamine/reexamine.ts';
import { type CheckedShare, checkShare, type ShareHolder } from '../share/check-share.ts';
import { type CheckedTimestamp, checkTimestamps } from '../timestamp/check-timestamps.ts';
import { type BundleFiles, openBundle } from './bundle-files.ts';
import { type CheckedCustody, checkCustody } from './check-custody.ts';
import { checkDescription, describesOthers } from './check-description.ts';
import { checkFiles } from './check-files.ts';
import { type CheckedSignature, checkSeal } from './check-seal.ts';
import { type BundleFault, fault } from './fault.ts';
import { jsonIn } from './json-in.ts';
import { notShipped } from './not-shipped.ts';
import { type OpenOptions, openMaterial } from './open-material.ts';
import { uncompared } from './uncompared.ts';

export interface VerifyOptions extends OpenOptions {
  readonly tool: Examination['tool'];
  /** Keys that must have signed. */
  readonly signers: readonly PublicKey[];
  /** Time-stamping authorities that are believed; without any, nobody says whose clock it was. */
  readonly authorities: readonly X509Certificate[];
  /** For share-safe bundles. */
  readonly holder: ShareHolder;
}

/** What came of checking a bundle. */
export interface Verification {
  readonly isVerified: boolean;
  readonly form: BundleForm | null;
  /** The tool that made it, and when it says it did. */
  readonly made: { readonly version: string; readonly at: string } | null;
  readonly files: number;
  readonly byteLength: number;
  readonly signatures: readonly CheckedSignature[];
  readonly timestamps: readonly CheckedTimestamp[];
  readonly custody: CheckedCustody;
  /** Null where nothing was examined again. */
  readonly comparison: Comparison | null;
  /** What a receiver with the case file could confirm of a share-safe bundle. */
  readonly share: CheckedShare | null;
  readonly faults: readonly BundleFault[];
  /** What this cannot tell, in sentences. */
  readonly cannot: readonly string[];
}

/**
 * Checks a bundle: first who signed it and that every byte is as it was, and only then what it says. Nothing in it is carried
 * out, nothing is fetched, and nothing but its own files is asked. Throws `bundle-unreadable`.
 */
export async function verifyBundle(root: string, options: VerifyOptions): Promise<Verification> {
  const files = openBundle(root);
  const seal = checkSeal(files, options.signers);
  const checked = checkFiles(files, seal.statement);
  const stamped = checkTimestamps(files, seal.envelope, options.authorities);
  const custody = checkCustody(files, seal.statement, {
    signers: seal.signatures.flatMap(({ fingerprint, holds }) => (holds ? [fingerprint] : [])),
    stamped: stamped.timestamps.flatMap(({ at }) => at ?? []),
  });
  const faults = [...seal.faults, ...checked.faults, ...stamped.faults, ...custody.faults];
  const cannot: string[] = [];
  let comparison: Comparison | null = null;
  let share: CheckedShare | null = null;
  if (faults.length > 0)
    cannot.push(
      faults.every(({ code }) => code === 'signer-missing')
        ? 'A signature that was asked for is missing, so its captures were not examined again.'
        : 'The bundle is not as it was sealed, so its captures were not examined again.',
    );
  else if (seal.statement?.predicate.form === 'share-safe') {
    const checkedShare = checkShare(files, options.holder);
    faults.push(...checkedShare.faults);
    cannot.push(...checkedShare.cannot);
    share = checkedShare.share;
  } else {
    const again = await examineAgain(files, seal.statement?.predicate.form, options);
    faults.push(...again.faults);
    cannot.push(...again.cannot);
    comparison = again.comparison;
  }
  return {
    isVerified: faults.length === 0,
    form: seal.statement?.predicate.form ?? null,
    made:
      seal.statement === null
        ? null
        : { version: seal.statement.predicate.tool.version, at: seal.statement.predicate.at },
    files: checked.files,
    byteLength: checked.byteLength,
    signatures: seal.signatures,
    timestamps: stamped.timestamps,
    custody,
    comparison,
    share,
    faults: withoutRepeats(faults),
    cannot,
  };
}

interface Again {
  readonly comparison: Comparison | null;
  readonly faults: readonly BundleFault[];
  readonly cannot: readonly string[];
}

async function examineAgain(
  files: BundleFiles,
  form: BundleForm | undefined,
  options: VerifyOptions,
): Promise<Again> {
  const text = files.text(LAYOUT.description);
  const read = text === null ? null : jsonIn(text, descriptionSchema);
  if (read?.ok !== true) {
    const sentence = read?.sentence ?? 'it is missing, so nobody knows what the bundle holds';
    return { comparison: null, faults: [fault('description', LAYOUT.description, sentence)], cannot: [] };
  }
  const description = read.value;
  const { path } = description.examination;
  const contradictions = checkDescription(files, description, form);
  if (contradictions.length > 0) return { comparison: null, faults: contradictions, cannot: [] };
  const opened = await openMaterial(files, description, options);
  const cannot = [...description.leftOut.map((each) => `The bundle says: ${each}`), ...opened.cannot];
  if (opened.material === null) return { comparison: null, faults: opened.faults, cannot };
  try {
    const saved = readExamination(files.text(path) ?? '', path);
    const others = describesOthers(description, saved);
    if (others.length > 0) return { comparison: null, faults: [...opened.faults, ...others], cannot };
    const reveal = saved.sightings.some(({ seen }) => seen !== undefined);
    const again = reexaminer(opened.material, { tool: options.tool, reveal })(opened.material.captures);
    const comparison = compareExaminations(saved, again, {
      reduced: isReduced(description),
      unsupported: description.unsupported,
    });
    const faults = comparison.notHeld.map(({ kind, id, why }) =>
      fault('not-held', path, `${kind} ${id}: ${why}`),
    );
    cannot.push(...notShipped(opened.material));
    cannot.push(...uncompared(saved, comparison, { tool: options.tool, reduced: isReduced(description) }));
    return { comparison, faults: [...opened.faults, ...faults], cannot };
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error;
    const sentence = `its captures cannot be examined again: ${error.message}`;
    return { comparison: null, faults: [...opened.faults, fault('not-held', path, sentence)], cannot };
  }
}

function isReduced({ form, captures }: Description): boolean {
  return form === 'minimal' && captures.some(({ reduced }) => reduced !== null);
}

function withoutRepeats(faults: readonly BundleFault[]): BundleFault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, file, sentence }) => {
    const key = `${code} ${file} ${sentence}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
