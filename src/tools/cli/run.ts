import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RunCommandOptions } from './run-case.ts';

const EXAMPLES = `
Examples:
  telltale run redmi/case.yaml --protocol f-secure-2014 --listen 192.168.4.1:8080
  telltale run redmi/case.yaml --phase out-of-box

Set the phone's Wi-Fi proxy to the address it prints, open http://telltale.test/ on the phone to install the
certificate, and do what it asks for, step by step. Everything is recorded beside the case file.

Exit status: 0 nothing found that the case forbids, 1 something found, 2 wrong usage or case file, 4 nothing found, but
the run was stopped or none of its steps was done.`;

export function addRun(program: Command, finish: (status: number) => void): void {
  program
    .command('run')
    .summary('carry a protocol out on a phone in your hand, step by step')
    .description(
      'Intercepts a phone, asks you for one step of the protocol after the other, records everything, and examines it.',
    )
    .argument('<case>', 'the case file; results go into its folder')
    .option('-p, --protocol <name>', "built-in protocol or a file (default: the case's)")
    .option('--phase <id...>', 'only these phases of the protocol')
    .addOption(
      new Option(
        '-l, --listen <address:port>',
        "where the phone reaches the interception: this computer's address",
      )
        .argParser(listenAt)
        .default({ host: '127.0.0.1', port: 8080 }, '127.0.0.1:8080, for phones on this computer alone'),
    )
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 from this level of finding on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--waivers <file>', 'findings that are known and accepted for a time (waivers/1)')
    .option('--reveal', 'put the values that were seen into the output')
    .option('-q, --quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (also NO_COLOR)')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: RunCommandOptions) => {
      const { runCase } = await import('./run-case.ts');
      finish(await runCase(path, options));
    });
}

function listenAt(text: string): { host: string; port: number } {
  const [, host, port] = /^\[?([^\]]*?)\]?:(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || host === '' || Number(port) > 65_535) {
    throw new InvalidArgumentError('write address:port, such as 192.168.4.1:8080');
  }
  return { host, port: Number(port) };
}
