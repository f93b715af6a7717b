import { passesLuhn } from '../../case/index.ts';
import { isNamedOtherwise } from './contrary.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

/**
 * Reporting body identifiers, the first two digits of every type allocation code (GSMA TS.06; those given out and
 * withdrawn since 3GPP TS 23.003 began to count them). 00 is test equipment.
 */
const REPORTING_BODIES: ReadonlySet<string> = new Set(
  '00 01 10 30 33 35 44 45 49 50 51 52 53 54 86 91 98 99'.split(' '),
);

/** Numbers of few different digits are made up: `000000000000000`, `350000000000006`. */
const FEWEST_DIGITS = 4;

/** 3GPP TS 23.003 section 6.2.1: type allocation code of 8 digits, serial number of 6, check digit. */
export const imei: Guesser = {
  family: 'imei',
  pattern: /(?<![\w.+%-]|\d[ ,])(?:\d{15}|\d{6}-\d{2}-\d{6}-\d|\d{2}-\d{6}-\d{6}-\d)(?!\w|[.,-]\d)/g,
  look(candidate) {
    const value = candidate.text.replaceAll('-', '');
    if (!REPORTING_BODIES.has(value.slice(0, 2)) || !passesLuhn(value)) return null;
    if (new Set(value).size < FEWEST_DIGITS) return null;
    const names = candidate.names();
    const named = namedAs(names, ['imei']);
    if (named === null && (isNamedOtherwise(names) || namedAs(names, ['imsi']) !== null)) return null;
    return {
      kind: 'imei',
      value,
      confidence: named === null ? 'medium' : 'high',
      shape: '15 digits with a right check digit and the prefix of a reporting body',
      name: named?.name ?? null,
    };
  },
};
