import { agreedRules } from './rows/agreed.ts';
import { cryptoRules } from './rows/crypto.ts';
import { securedRules } from './rows/secured.ts';
import type { RuleRow } from './rule-row.ts';

/** Rows by the file that they stand in. */
export const ruleSources: Readonly<Record<string, readonly RuleRow[]>> = {
  agreed: agreedRules,
  secured: securedRules,
  crypto: cryptoRules,
};
