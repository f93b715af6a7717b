import { parseArgs } from 'node:util';
import { knownLayers, ways } from './catalogue.ts';
import { type Only, onlyOf } from './compose/message.ts';

export interface Options {
  readonly seed: string;
  readonly messages: number;
  /** Only this message. */
  readonly number: number | null;
  readonly onlyName: string | null;
  readonly only: Only;
  readonly misses: boolean;
}

export const USAGE = `usage: npm run accuracy -- [options]
  --seed <text>      another seed gives other messages (1)
  --messages <n>     how many (4000)
  --only <name>      only messages with this form, digest or layer, such as br, md5, "phone: national", imei
  --number <n>       only this message of the seed
  --misses           print every miss, wrong name, false hit and way that leads nowhere, with how to repeat it`;

/** Options of the command line; a sentence where they are wrong. */
export function readOptions(args: readonly string[]): Options | string {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        messages: { type: 'string', default: '4000' },
        only: { type: 'string' },
        number: { type: 'string' },
        misses: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    // What parseArgs throws of a wrong option is a TypeError.
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
  const messages = Number(values.messages);
  const number = values.number === undefined ? null : Number(values.number);
  if (!Number.isSafeInteger(messages) || messages < 1) return '--messages takes a number of at least 1';
  if (number !== null && (!Number.isSafeInteger(number) || number < 0))
    return '--number takes a number of at least 0';
  const onlyName = values.only === undefined ? null : String(values.only);
  const only = onlyName === null ? { ways: [], layers: [] } : onlyOf(onlyName);
  if (only === null) {
    const known = [...ways, ...knownLayers].map(({ id }) => id).join(', ');
    return `there is no form or layer ${onlyName}; there are ${known}`;
  }
  return { seed: String(values.seed), messages, number, onlyName, only, misses: values.misses === true };
}
