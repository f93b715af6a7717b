import { statSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';

/** For commands that read captures; may be repeated. */
export function keysOption(): Option {
  return new Option(
    '-k, --keys <file>',
    'secrets to read TLS with: a key log (SSLKEYLOGFILE, RFC 9850), or the RSA key of a server in PEM (may be repeated)',
  )
    .argParser(readableFile)
    .default([] as readonly string[]);
}

function readableFile(path: string, before: readonly string[]): readonly string[] {
  try {
    if (statSync(path).isFile()) return [...before, path];
  } catch {
    // Told below: whatever the reason, the file cannot be used.
  }
  throw new InvalidArgumentError(`there is no file ${path}`);
}
