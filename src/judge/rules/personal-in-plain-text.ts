import { isPersonal } from '../../case/index.ts';
import type { Rule } from '../rule.ts';
import { perSighting } from './per-sighting.ts';

/** Whoever is on the way reads it as easily as the one it was meant for. */
export const personalInPlainText: Rule = {
  id: 'personal-in-plain-text',
  title: 'Personal, and in plain text',
  axis: 'secured',
  cwe: 'CWE-319',
  masvs: 'MASVS-NETWORK-1',
  find: (evidence) =>
    perSighting(evidence, ({ kind, transport, direction }, host) =>
      transport === 'plain' && isPersonal(kind)
        ? {
            level: 'error',
            because:
              direction === 'request'
                ? `was sent to ${host} in plain text, readable by anyone on the way`
                : `was sent back by ${host} in plain text, readable by anyone on the way`,
          }
        : null,
    ),
};
