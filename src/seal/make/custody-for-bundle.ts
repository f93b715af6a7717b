import { TelltaleError } from '../../base/index.ts';
import { custodyEntry } from '../custody/append-custody.ts';
import { custodyLine } from '../custody/entry.ts';
import { readCustody } from '../custody/read-custody.ts';
import type { BundlePlan } from './make-bundle.ts';

/** The custody log as it is sealed: the case's, and that the bundle was made. Throws `custody-broken`. */
export function custodyForBundle({
  custody,
  at,
  by,
  form,
  tool,
}: Pick<BundlePlan, 'custody' | 'at' | 'by' | 'tool'> & { readonly form: string }): {
  readonly text: string;
  readonly sealed: { readonly entries: number; readonly head: string };
} {
  const log = readCustody(custody);
  const [fault] = log.faults;
  if (fault !== undefined)
    throw new TelltaleError(
      'custody-broken',
      `the custody log of the case, line ${fault.line}: ${fault.sentence}; nothing can be sealed with it`,
    );
  const made = custodyEntry('bundled', { at, by, details: { form, tool: `telltale ${tool.version}` } });
  const text = `${custody}${custodyLine(made, log.head)}\n`;
  return { text, sealed: { entries: log.entries.length + 1, head: readCustody(text).head } };
}
