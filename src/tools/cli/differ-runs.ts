import { TelltaleError } from '../../base/index.ts';
import type { Identifier } from '../../case/index.ts';
import { redactor } from '../../detect/index.ts';
import { type Differential, differ, differentialRun } from '../../recheck/index.ts';
import { checkIdentities, differingIdentifiers, observeRun, type Run } from './differ-run.ts';
import { differentialText } from './differential-text.ts';
import { type ReadyCase, readyCase, TOOL } from './examine-capture.ts';
import type { FailOn } from './status-of.ts';
import { writeResult } from './write-result.ts';

export interface DifferOptions {
  readonly caseA?: string;
  readonly caseB?: string;
  readonly vary?: string;
  readonly keys: readonly string[];
  readonly format: 'text' | 'json';
  readonly out?: string;
  readonly failOn: FailOn;
  readonly quiet?: boolean;
}

/** Holds the runs against each other and prints what varies with the identity; gives the exit status. */
export function differRuns(paths: readonly (string | undefined)[], options: DifferOptions): number {
  const [pathA = '', pathB = '', pathAgain, pathVaried] = paths;
  const { quiet = false, out, vary } = options;
  const [one, other] = [readyCase(options.caseA, options.keys), readyCase(options.caseB, options.keys)];
  checkVary(vary, { isGiven: pathVaried !== undefined, identity: one.case.identity });
  const candidates = differingIdentifiers(one.case.identity, other.case.identity);
  const isChecked = options.caseA !== undefined && options.caseB !== undefined;
  if (isChecked && candidates.length === 0)
    throw new TelltaleError(
      'usage',
      `the cases ${options.caseA} and ${options.caseB} have the same identity: no identifier of one has another value in the other; differ needs runs with two identities`,
    );
  const given = (path: string | undefined, by: ReadyCase, varied?: string) =>
    path === undefined
      ? null
      : observeRun(path, { by, quiet, ids: candidates.filter((id) => id !== varied) });
  const a = given(pathA, one) as Run;
  const b = given(pathB, other) as Run;
  const again = given(pathAgain, one);
  const varied = given(pathVaried, one, vary);
  checkDifferent([a, b, again, varied], paths);
  if (isChecked)
    checkIdentities(
      [
        { run: a, swapped: other },
        { run: b, swapped: one },
        { run: again, swapped: other },
        { run: varied, swapped: other },
      ],
      quiet,
    );
  const [hideOne, hideOther] = [redactor(one.needles), redactor(other.needles)];
  const { fields, compared } = differ(
    {
      a: a.observed,
      b: b.observed,
      again: again?.observed,
      varied: varied === null || vary === undefined ? undefined : { identifier: vary, run: varied.observed },
    },
    {
      candidates,
      sightings: a.examination.sightings,
      redact: (text) => hideOther(hideOne(text)),
    },
  );
  const told = ({ examination, shown, ids }: Run) =>
    differentialRun(examination, isChecked ? { shown, of: ids.length } : null);
  const result: Differential = {
    telltale: 'differential/1',
    tool: TOOL,
    runs: {
      a: told(a),
      b: told(b),
      again: again === null ? null : told(again),
      varied: varied === null || vary === undefined ? null : { ...told(varied), identifier: vary },
    },
    fields,
    compared,
  };
  const width = out === undefined ? (process.stdout.columns ?? 100) : 100;
  writeResult(
    options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : differentialText(result, width),
    out,
  );
  return statusOf(result, options.failOn);
}

/** Throws `usage`. */
function checkVary(
  vary: string | undefined,
  { isGiven, identity }: { readonly isGiven: boolean; readonly identity: readonly Identifier[] },
): void {
  if ((vary === undefined) === isGiven)
    throw new TelltaleError(
      'usage',
      isGiven
        ? 'say with --vary which identifier the fourth run varied'
        : '--vary names what a fourth run varied; give that run as well',
    );
  if (vary !== undefined && identity.length > 0 && !identity.some(({ id }) => id === vary))
    throw new TelltaleError('usage', `the case of the first run has no identifier ${vary}`);
}

/** A run that is held against itself shows nothing of what changes from run to run. Throws `usage`. */
function checkDifferent(runs: readonly (Run | null)[], paths: readonly (string | undefined)[]): void {
  const seen = new Map<string, string | undefined>();
  for (const [index, run] of runs.entries()) {
    for (const { sha256 } of run?.examination.captures ?? []) {
      const other = seen.get(sha256);
      if (other !== undefined)
        throw new TelltaleError(
          'usage',
          `${other} and ${paths[index]} are the same capture; differ needs a run of its own for each`,
        );
    }
    for (const { sha256 } of run?.examination.captures ?? []) seen.set(sha256, paths[index]);
  }
}

function statusOf({ fields }: Differential, failOn: FailOn): number {
  if (failOn === 'never') return 0;
  return fields.some(({ proof }) => failOn === 'warning' || proof === 'derived') ? 1 : 0;
}
