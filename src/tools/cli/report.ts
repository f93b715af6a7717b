import { type Command, Option } from 'commander';
import { type ReportCommandOptions, reportFormats } from './report-formats.ts';

const EXAMPLES = `
Examples:
  telltale report examination.json --out report.html
  telltale report examination.json --format pdf --out report.pdf
  telltale report examination.json --format markdown --language de

A PDF is printed by a browser of this machine (Chromium, Chrome or Edge; $CHROMIUM names one), without the network.

Exit status: 0 the report was written, 2 wrong usage, no whole examination, or no browser for a PDF.`;

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('a saved examination as one HTML file, Markdown or PDF')
    .description(
      'Writes a saved examination for people: for who decides one page, for who tests all of the evidence, for who made the phone how to see each finding again. It needs no network and holds no value of an identifier.',
    )
    .argument('<examination>', 'what telltale scan --format json wrote')
    .addOption(new Option('-f, --format <format>', 'how to write it').choices(reportFormats).default('html'))
    .addOption(languageOption())
    .option('-o, --out <path>', 'write the report to a file instead of standard output')
    .option('--reveal', 'show the values that the examination holds, where it was made with --reveal')
    .option('-q, --quiet', 'no progress on standard error (a report shows none)')
    .addHelpText('after', EXAMPLES)
    .action(async (examination: string, options: ReportCommandOptions) => {
      const { writeReport } = await import('./write-report.ts');
      await writeReport(examination, options);
    });
}

export function languageOption(): Option {
  return new Option('--language <language>', 'of an HTML, Markdown or PDF report')
    .choices(['en', 'de'])
    .default('en');
}
