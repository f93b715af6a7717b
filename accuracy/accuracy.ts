import { misses } from './misses.ts';
import { readOptions, USAGE } from './options.ts';
import { writeRecord } from './record.ts';
import { report } from './report.ts';
import { numbersTo, run } from './run.ts';
import { resultsOf } from './score/results.ts';

/*
 * How much of what is hidden is found, and what is found that is not there. See `options.ts` for what may be asked.
 * Exit status: 0 all thresholds are met, 1 one is not, 2 wrong usage.
 */
const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${USAGE}`);
  process.exitCode = 2;
} else {
  const began = performance.now();
  const all = run(options.number === null ? numbersTo(options.messages) : [options.number], options);
  const results = resultsOf(all);
  console.log(`seed ${options.seed}: ${report(results, (performance.now() - began) / 1000).join('\n')}`);
  if (options.misses) console.log(['', ...misses(all, options)].join('\n'));
  if (options.number === null && options.onlyName === null) {
    const date = new Date().toISOString().slice(0, 10);
    console.log(`record: accuracy/records/${writeRecord(results, { options, date })}`);
  }
  process.exitCode = results.failed.length === 0 ? 0 : 1;
}
