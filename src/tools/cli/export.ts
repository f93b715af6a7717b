import { type Command, Option } from 'commander';
import type { ExportOptions } from './export-capture.ts';
import { FORMATS } from './formats.ts';

const EXAMPLES = `
Examples:
  telltale export case/recordings/20261120T103907Z --out session.har

A HAR holds HTTP exchanges, WebSocket messages and refusals; other streams and the marks of a protocol have no
place in it, and how many were left out is said. It holds what was recorded, values included.`;

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a recording or another capture as HAR')
    .description('Writes the HTTP exchanges of a capture as HAR 1.2, for browsers and other tools.')
    .argument('<capture>', 'a recording (its folder or file), HAR or mitmproxy flows')
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices(FORMATS.export).default(FORMATS.export[0]),
    )
    .requiredOption('-o, --out <path>', 'file to write')
    .addHelpText('after', EXAMPLES)
    .action(async (capture: string, options: ExportOptions) => {
      const { exportCapture } = await import('./export-capture.ts');
      exportCapture(capture, options);
    });
}
