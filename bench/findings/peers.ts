import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from '../scan/peer.ts';
import type { Secret } from './identity.ts';

export interface Work {
  readonly folder: string;
  readonly capture: string;
  readonly identity: readonly Secret[];
  readonly needles: string;
}

export interface Outcome {
  /** `number secret` of each plant that was found, or null where it cannot be told. */
  readonly pairs: ReadonlySet<string> | null;
  readonly occurrences: number | null;
}

/** What people use today, each with a search for the values as they stand in the case. */
export const peers: readonly {
  name: string;
  install: string;
  version: () => string | null;
  run: (work: Work) => Outcome | null;
}[] = [
  {
    name: 'tshark | rg',
    install: 'apt-get update && apt-get install tshark ripgrep',
    version: () =>
      outputOf('rg', ['--version']) === null ? null : firstLine(outputOf('tshark', ['--version'])),
    run: ({ capture, needles }) => {
      const fields = ['-e', 'http.request.uri', '-e', 'http.file_data'];
      const options = ['-o', 'tcp.reassemble_out_of_order:TRUE', '-Y', 'http', '-T', 'fields', ...fields];
      return counted(`tshark -n -r ${capture} ${options.join(' ')} 2>/dev/null | ${search(needles)}`);
    },
  },
  {
    name: 'tcpflow + rg',
    install: 'apt-get update && apt-get install tcpflow ripgrep',
    version: () =>
      outputOf('rg', ['--version']) === null
        ? null
        : firstLine(shell('command -v tcpflow > /dev/null && { tcpflow -V || true; }')),
    run: ({ folder, capture, needles }) => {
      const into = join(folder, 'tcpflow');
      mkdirSync(into);
      const outcome = counted(`tcpflow -a -q -r ${capture} -o ${into} && ${search(needles)} ${into}`);
      rmSync(into, { recursive: true });
      return outcome;
    },
  },
  {
    name: 'mitmdump script',
    install: 'apt-get update && apt-get install mitmproxy',
    version: () => /Mitmproxy: (\S+)/.exec(outputOf('mitmdump', ['--version']) ?? '')?.[1] ?? null,
    run: ({ folder, identity, needles }) => {
      const script = join(import.meta.dirname, 'mitmdump-search.py');
      const output = shell(
        `NEEDLES=${needles} mitmdump -q --set confdir=${folder} -nr ${join(folder, 'flows')} -s ${script}`,
      );
      if (output === null) return null;
      const ids = new Map(identity.map(({ id, value }) => [value, id]));
      const lines = output.split('\n').filter((line) => line.startsWith('/m/'));
      const pairs = new Set(
        lines.map((line) => {
          const [path, value] = line.split('\t') as [string, string];
          return `${path.slice(3)} ${ids.get(value)}`;
        }),
      );
      return { pairs, occurrences: lines.length };
    },
  },
];

function search(needles: string): string {
  return `rg --no-config --text --only-matching --no-filename --fixed-strings --file ${needles}`;
}

/** rg gives 1 where it found nothing. */
function counted(command: string): Outcome | null {
  const output = shell(`${command} || [ $? -eq 1 ]`);
  return output === null ? null : { pairs: null, occurrences: output.split('\n').length - 1 };
}

/** What a pipeline wrote, or null where a part of it failed. */
export function shell(command: string): string | null {
  return outputOf('bash', ['-o', 'pipefail', '-c', command]);
}

function firstLine(text: string | null): string | null {
  return text === null ? null : (text.split('\n')[0] ?? '');
}
