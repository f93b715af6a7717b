import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { TelltaleError } from '../../base/index.ts';
import { addAdvise } from './advise.ts';
import { addBundle } from './bundle.ts';
import { addCompare } from './compare.ts';
import { addDemo } from './demo.ts';
import { addDiffer } from './differ.ts';
import { addDisclose } from './disclose.ts';
import { addExport } from './export.ts';
import { addGeo } from './geo.ts';
import { addIdentity } from './identity.ts';
import { addKey } from './key.ts';
import { optionDescription } from './option-description.ts';
import { addReport } from './report.ts';
import { addRun } from './run.ts';
import { addScan } from './scan.ts';
import { addVerify } from './verify.ts';

/** Exit status of the contract. */
export const EXIT = { clean: 0, forbidden: 1, usage: 2, unreadable: 3, blind: 4 } as const;

/** Errors of the input rather than of its use: a capture cannot be read at all, or was not read to its end. */
const UNREADABLE = new Set([
  'bundle-unreadable',
  'capture-changed',
  'capture-format',
  'capture-missing',
  'capture-unreadable',
  'worker-failed',
]);

/** Runs one command line; gives the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  let status: number = EXIT.clean;
  // A reader that has seen enough (head, less) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(status);
  });
  const program = new Command('telltale')
    .description('Finds out what a phone tells: what, to whom, where, and whether anyone agreed to it.')
    .version(packageJson.version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .showSuggestionAfterError();
  const finish = (code: number) => {
    status = code;
  };
  addScan(program, finish);
  addRun(program, finish);
  addCompare(program, finish);
  addDiffer(program, finish);
  addReport(program);
  addAdvise(program);
  addDisclose(program, finish);
  addDemo(program, finish);
  addBundle(program);
  addVerify(program, finish);
  addKey(program);
  addExport(program);
  addGeo(program);
  addIdentity(program);
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (isSystemError(error)) {
      process.stderr.write(`telltale: ${error.message}\n`);
      return EXIT.usage;
    }
    if (!(error instanceof TelltaleError)) throw error;
    process.stderr.write(`telltale: ${error.message}\n`);
    return UNREADABLE.has(error.code) ? EXIT.unreadable : EXIT.usage;
  }
}

/** What the file system or the network refused, such as a folder that cannot be made. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && !(error instanceof TelltaleError);
}
