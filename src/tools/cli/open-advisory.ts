import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isoFromMicros, type Micros, microsFromIso, TelltaleError } from '../../base/index.ts';
import { type AdvisoryFile, type Case, checkAdvisory, readAdvisory } from '../../case/index.ts';
import { openCase } from './open-case.ts';

/** What an advisory needs, and the case that named it, where one did. */
export interface OpenedAdvisory {
  readonly file: AdvisoryFile;
  readonly case: Case | null;
}

/** Throws `advisory-missing`, `advisory-invalid`, `case-missing` and `case-invalid`. */
export function openAdvisory(paths: { readonly advisory?: string; readonly case?: string }): OpenedAdvisory {
  const read = paths.case === undefined ? null : openCase(paths.case).case;
  if (paths.advisory !== undefined)
    return { file: readAdvisory(textOf(paths.advisory), paths.advisory), case: read };
  if (read === null || paths.case === undefined)
    throw new TelltaleError(
      'advisory-missing',
      'say with --advisory, or by the case (--case) that names it, who publishes, what the vendor answered and who gets it: docs/formats/advisory.md',
    );
  const { advisory = null } = read;
  if (advisory === null)
    throw new TelltaleError(
      'advisory-missing',
      `${paths.case} has no field advisory; name a file in it, or give one with --advisory: docs/formats/advisory.md`,
    );
  if (typeof advisory !== 'string')
    return { file: checkAdvisory(advisory, 'the advisory in the case'), case: read };
  const path = resolve(dirname(paths.case), advisory);
  return { file: readAdvisory(textOf(path), advisory), case: read };
}

/** A case, or the advisory's file itself. */
export function openDisclosure(path: string): OpenedAdvisory {
  const isAdvisory = existsSync(path) && /["']?telltale["']?\s*:\s*["']?advisory\//.test(textOf(path));
  return openAdvisory(isAdvisory ? { advisory: path } : { case: path });
}

/** The day or time that was asked for; else now. Throws `bad-time`. */
export function momentAsked(written: string | undefined): Micros {
  if (written === undefined) return Date.now() * 1000;
  return microsFromIso(/^\d{4}-\d{2}-\d{2}$/.test(written) ? `${written}T00:00:00Z` : written);
}

export function dayAsked(at: Micros): string {
  return isoFromMicros(at).slice(0, 10);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TelltaleError('advisory-missing', `cannot read ${path}: ${(cause as Error).message}`, {
      cause,
    });
  }
}
