import { TelltaleError } from '../../base/index.ts';
import type { Identifier } from '../../case/index.ts';
import { redactor } from '../../detect/index.ts';
import type { Examination } from '../../judge/index.ts';
import {
  type Differential,
  differ,
  differentialRun,
  type ObservedRun,
  RunObserver,
} from '../../recheck/index.ts';
import { differentialText } from './differential-text.ts';
import { examineCapture, type ReadyCase, readyCase, TOOL } from './examine-capture.ts';
import type { FailOn } from './status-of.ts';
import { writeResult } from './write-result.ts';

export interface DifferOptions {
  readonly caseA?: string;
  readonly caseB?: string;
  readonly vary?: string;
  readonly format: 'text' | 'json';
  readonly out?: string;
  readonly failOn: FailOn;
  readonly quiet?: boolean;
}

interface Run {
  readonly examination: Examination;
  readonly observed: ObservedRun;
}

/** Holds the runs against each other and prints what varies with the identity; gives the exit status. */
export function differRuns(paths: readonly (string | undefined)[], options: DifferOptions): number {
  const [pathA = '', pathB = '', pathAgain, pathVaried] = paths;
  const { quiet = false, out, vary } = options;
  const [one, other] = [readyCase(options.caseA), readyCase(options.caseB)];
  checkVary(vary, { isGiven: pathVaried !== undefined, identity: one.case.identity });
  const [a, b] = [observe(pathA, one, quiet), observe(pathB, other, quiet)];
  const again = pathAgain === undefined ? null : observe(pathAgain, one, quiet);
  const varied = pathVaried === undefined ? null : observe(pathVaried, one, quiet);
  checkDifferent([a, b, again, varied], [pathA, pathB, pathAgain, pathVaried]);
  const [hideOne, hideOther] = [redactor(one.needles), redactor(other.needles)];
  const { fields, compared } = differ(
    {
      a: a.observed,
      b: b.observed,
      again: again?.observed,
      varied: varied === null || vary === undefined ? undefined : { identifier: vary, run: varied.observed },
    },
    {
      candidates: differing(one.case.identity, other.case.identity),
      sightings: a.examination.sightings,
      redact: (text) => hideOther(hideOne(text)),
    },
  );
  const result: Differential = {
    telltale: 'differential/1',
    tool: TOOL,
    runs: {
      a: differentialRun(a.examination),
      b: differentialRun(b.examination),
      again: again === null ? null : differentialRun(again.examination),
      varied:
        varied === null || vary === undefined
          ? null
          : { ...differentialRun(varied.examination), identifier: vary },
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

function observe(path: string, ready: ReadyCase, quiet: boolean): Run {
  const observer = new RunObserver();
  const examination = examineCapture(path, ready, { quiet, heard: (recorded) => observer.take(recorded) });
  return { examination, observed: observer.finish() };
}

/** Ids of identifiers that both cases have, with different values. */
function differing(one: readonly Identifier[], other: readonly Identifier[]): string[] {
  const values = new Map(other.map(({ id, value }) => [id, JSON.stringify(value)]));
  return one.flatMap(({ id, value }) =>
    values.has(id) && values.get(id) !== JSON.stringify(value) ? [id] : [],
  );
}

function statusOf({ fields }: Differential, failOn: FailOn): number {
  if (failOn === 'never') return 0;
  return fields.some(({ proof }) => failOn === 'warning' || proof === 'derived') ? 1 : 0;
}
