import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { bytesOf, TelltaleError } from '../../base/index.ts';
import { captureFiles } from '../../capture/index.ts';
import { type Case, LONGEST_CASE, readCase } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';
import { readExamination } from '../../recheck/index.ts';
import { claimsFile, type NamedFile, policyFile, protocolFile } from '../../run/index.ts';
import { digestFile } from '../bag/digests.ts';
import { filesUnder } from './files-under.ts';
import type { MaterialCapture } from './material.ts';

/** An examination with all that it was made from, found by their hashes. */
export interface Gathered {
  readonly examination: Examination;
  /** As it was saved, to the letter. */
  readonly examinationText: string;
  readonly case: Case;
  readonly caseText: string;
  readonly casePath: string;
  readonly claims: NamedFile | null;
  readonly policy: NamedFile | null;
  readonly protocol: NamedFile | null;
  readonly captures: readonly MaterialCapture[];
  /** Folder in which the case, its recordings and its custody log are looked for. */
  readonly folder: string;
}

export interface GatherOptions {
  readonly case?: string;
  /** Files and folders to look for captures in, beside the case folder. */
  readonly captures: readonly string[];
  /** Look for no captures: they are not to be bundled. */
  readonly withoutCaptures: boolean;
}

/**
 * Reads a saved examination and finds its case and captures by the hashes that it has of them: the paths given first, then
 * the folder it lies in, or the one above where that is called `examinations`. Throws `examination-missing`,
 * `examination-invalid`, `case-missing`, `case-other`, `capture-missing`.
 */
export function gather(path: string, options: GatherOptions): Gathered {
  const examinationText = examinationAt(path);
  const examination = readExamination(examinationText, basename(path));
  const folder = caseFolderOf(path);
  const found = caseFile(examination, options.case, folder);
  const { case: read } = readCase(found.text, basename(found.path));
  const home = dirname(found.path);
  return {
    examination,
    examinationText,
    case: read,
    caseText: found.text,
    casePath: found.path,
    claims: typeof read.claims === 'string' ? claimsFile(read.claims, home) : null,
    policy: typeof read.policy === 'string' ? policyFile(read.policy, home) : null,
    protocol: typeof read.protocol === 'string' ? protocolOr(read.protocol, home) : null,
    captures: options.withoutCaptures ? [] : captureFilesOf(examination, options.captures, folder),
    folder,
  };
}

/** The case folder that an examination lies in. */
export function caseFolderOf(path: string): string {
  const folder = dirname(resolve(path));
  return basename(folder) === 'examinations' ? dirname(folder) : folder;
}

function examinationAt(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new TelltaleError(
      'examination-missing',
      `there is no examination ${path}; make one with telltale scan … --format json --out ${basename(path)}`,
    );
  return readFileSync(path, 'utf8');
}

function caseFile(
  { case: { sha256 } }: Examination,
  given: string | undefined,
  folder: string,
): { readonly path: string; readonly text: string } {
  const paths = given === undefined ? filesUnder(folder, /\.(ya?ml|json)$/i, LONGEST_CASE * 4) : [given];
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const text = readFileSync(path, 'utf8');
    if (createHash('sha256').update(bytesOf(text)).digest('hex') === sha256) return { path, text };
  }
  if (given !== undefined && statSync(given, { throwIfNoEntry: false }) !== undefined)
    throw new TelltaleError(
      'case-other',
      `${given} is not the case file that this was examined by, or was changed since; give that one, or scan again and bundle the new examination`,
    );
  throw new TelltaleError(
    'case-missing',
    given === undefined
      ? `the case file of this examination is not in ${folder}; name it with --case`
      : `there is no case file ${given}`,
  );
}

function captureFilesOf(
  { captures }: Examination,
  given: readonly string[],
  folder: string,
): MaterialCapture[] {
  const paths = [...captureFiles(given), ...capturesUnder(folder)];
  const hashes = new Map<string, string>();
  return captures.map(({ file, sha256, byteLength }) => {
    const path = paths.find((each) => {
      if (statSync(each, { throwIfNoEntry: false })?.size !== byteLength) return false;
      const known = hashes.get(each) ?? digestFile(each).sha256;
      hashes.set(each, known);
      return known === sha256;
    });
    if (path === undefined)
      throw new TelltaleError(
        'capture-missing',
        `the capture ${file} of this examination is not in ${[...given, folder].join(', ')}, or was changed since; say where it is with --captures`,
      );
    return { path, file };
  });
}

function capturesUnder(folder: string): readonly string[] {
  try {
    return captureFiles([folder]);
  } catch (error) {
    // None there, or a folder that may not be read: what is missing is told by name.
    if (error instanceof TelltaleError) return [];
    throw error;
  }
}

/** A scan goes on without a protocol that it cannot read. */
function protocolOr(wanted: string, home: string): NamedFile | null {
  try {
    return protocolFile(wanted, home);
  } catch (error) {
    if (error instanceof TelltaleError) return null;
    throw error;
  }
}
