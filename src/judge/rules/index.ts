import type { Rule } from '../rule.ts';
import { hardwareSent } from './hardware-sent.ts';
import { personalInPlainText } from './personal-in-plain-text.ts';
import { told } from './told.ts';

/** The built-in rules, which judge where the case has no consent, claims or policy. The first that applies answers. */
export const builtInRules: readonly Rule[] = [personalInPlainText, hardwareSent, told];
