import type { Examination } from '../../../judge/index.ts';
import { type Advisory, advise } from '../advise.ts';
import { fileWith } from './file-with.ts';

/** 20 October 2014, in microseconds. */
export const AT = Date.UTC(2014, 9, 20) * 1000;

/** The advisory of these, with what is given in place of what its file has. */
export function advised(
  examinations: readonly Examination[],
  given: Readonly<Record<string, unknown>> = {},
  at = AT,
): Advisory {
  return advise({ examinations, file: fileWith(given), at, tool: { name: 'telltale', version: '0.1.0' } });
}
