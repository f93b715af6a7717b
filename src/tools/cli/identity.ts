import { type Command, InvalidArgumentError } from 'commander';
import type { NewIdentityOptions } from './make-identity.ts';
import { marketCode } from './market-code.ts';

const EXAMPLES = `
Examples:
  telltale identity new --market IN --out redmi
  telltale identity new --market IN --out redmi --set imei1=… --set own.number=… --set sms1.from=…

What belongs to the phone or its SIM cannot be planted: give it with --set, or answer when asked. What is not given is left
out of the case, and can be added there.
A laboratory with its own SIM cards names them the same way: own.number, contact1.number, sms1.from, callee …`;

export function addIdentity(program: Command): void {
  const identity = program
    .command('identity')
    .summary('canary identities to plant on a phone before a test')
    .description('Canary identities to plant on a phone before a test.');
  identity
    .command('new')
    .summary('make a canary identity: case file, vCards, SMS list')
    .description('Makes an identity in which every value is unique to the action that could leak it.')
    .requiredOption('-m, --market <country>', 'country the phone is sold for (two letters)', marketCode)
    .option('-o, --out <folder>', 'folder to write case.yaml, contacts.vcf and sms.csv to', '.')
    .option('-t, --title <title>', 'title of the case', 'Canary test')
    .option(
      '--set <id=value>',
      'a real value in place of a made-up one (may be repeated)',
      setValue,
      new Map<string, string>(),
    )
    .option('--seed <text>', 'make the same identity again (for tests: whoever knows the seed can guess it)')
    .option('--force', 'write over files that are there')
    .addHelpText('after', EXAMPLES)
    .action(async (options: NewIdentityOptions) => {
      const { makeIdentity } = await import('./make-identity.ts');
      await makeIdentity(options);
    });
}

function setValue(text: string, before: ReadonlyMap<string, string>): Map<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('write it as id=value, such as imei1=…');
  return new Map([...before, [text.slice(0, at), text.slice(at + 1)]]);
}
