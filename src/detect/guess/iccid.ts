import { passesLuhn } from '../../case/index.ts';
import { hasCallingCode } from './calling-codes.ts';
import { isNamedOtherwise } from './contrary.ts';
import type { Guesser } from './guesser.ts';
import { namedAs } from './named-as.ts';

/** ITU-T E.118 section 4: 89, a calling code, issuer and account, check digit; 20 digits on some cards. */
export const iccid: Guesser = {
  family: 'iccid',
  pattern: /(?<![\w.+%-])89\d{16,18}[fF]?(?!\w|[.,-]\d)/g,
  look(candidate) {
    const value = candidate.text.replace(/f$/i, '');
    if (!hasCallingCode(value.slice(2)) || new Set(value).size < 4) return null;
    const names = candidate.names();
    const named = namedAs(names, ['iccid']);
    const isChecked = value.length > 18 && passesLuhn(value);
    if (named === null && (!isChecked || isNamedOtherwise(names))) return null;
    return {
      kind: 'iccid',
      value,
      confidence: named !== null && isChecked ? 'high' : 'medium',
      shape: `${value.length} digits from 89 and a calling code on${isChecked ? ', with a right check digit' : ''}`,
      name: named?.name ?? null,
    };
  },
};
