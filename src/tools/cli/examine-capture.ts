import { statSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import { openCapture, type Recorded } from '../../capture/index.ts';
import type { Case } from '../../case/index.ts';
import type { KeyRing } from '../../connection/index.ts';
import { compileIdentity, type Needles, redactor } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import type { Examination } from '../../judge/index.ts';
import { printable } from '../../report/index.ts';
import { distinctCaptures, repeatedNotices } from './distinct-captures.ts';
import { allGeoTables } from './geo-tables.ts';
import { noCase } from './no-case.ts';
import { openCase } from './open-case.ts';
import { openKeys } from './open-keys.ts';
import { openPromises } from './open-promises.ts';
import { openProgress } from './progress.ts';
import { withProtocolServices } from './with-protocol.ts';

export const TOOL = { name: 'telltale', version: packageJson.version } as const;

/** A case to examine by, made ready once for several captures. */
export interface ReadyCase {
  readonly case: Case;
  readonly needles: Needles;
  readonly promises: ReturnType<typeof openPromises>;
  readonly notices: ReturnType<typeof openCase>['notices'];
  /** Secrets that TLS is read with. */
  readonly keys: KeyRing;
}

/** Throws `case-missing`, `case-invalid` and `keys-unreadable`. Without a path nothing is known and nothing is looked for. */
export function readyCase(path: string | undefined, keyFiles: readonly string[] = []): ReadyCase {
  const read = path === undefined ? noCase() : openCase(path);
  const examined = path === undefined ? read.case : withProtocolServices(read.case, path);
  const needles = compileIdentity(examined.identity, examined);
  const promises = openPromises(read, examined, path);
  const { ring: keys, notices } = openKeys(keyFiles, redactor(needles));
  return {
    case: examined,
    needles,
    promises,
    notices: [...read.notices, ...needles.notices, ...notices],
    keys,
  };
}

export interface ExamineCaptureOptions {
  readonly quiet: boolean;
  /** Told each recorded value too. */
  readonly heard?: (recorded: Recorded) => void;
}

/** Examines a capture, or a folder of them, by one case. */
export function examineCapture(
  path: string,
  { case: examined, needles, promises, notices, keys }: ReadyCase,
  options: ExamineCaptureOptions,
): Examination {
  const distinct = distinctCaptures([path]);
  const examiner = new Examiner({
    case: examined,
    ...promises,
    needles,
    notices: [...notices, ...repeatedNotices(distinct, redactor(needles))],
    tables: allGeoTables(),
    tool: TOOL,
    keys,
  });
  for (const { path: file, name } of distinct.captures) {
    const capture = openCapture(file);
    const progress = openProgress(printable(name), file === '-' ? null : statSync(file).size, options.quiet);
    const examination = examiner.capture(name);
    for (const recorded of capture.records()) {
      examination.take(recorded);
      options.heard?.(recorded);
      progress.at(capture.bytesRead());
    }
    examination.finish(capture.summary());
    progress.end();
  }
  return examiner.finish();
}
