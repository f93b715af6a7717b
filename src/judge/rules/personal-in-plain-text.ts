import { isPersonal } from '../../case/index.ts';
import type { Rule } from '../rule.ts';

/** CWE-319: whoever is on the way reads it as easily as the one it was meant for. */
export const personalInPlainText: Rule = {
  id: 'personal-in-plain-text',
  level: 'error',
  applies: ({ kind, transport }) => transport === 'plain' && isPersonal(kind),
  because: ({ direction }, destination) =>
    direction === 'request'
      ? `was sent to ${destination} in plain text, readable by anyone on the way`
      : `was sent back by ${destination} in plain text, readable by anyone on the way`,
};
