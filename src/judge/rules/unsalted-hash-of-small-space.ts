import type { Rule } from '../rule.ts';
import { isDigest } from './digest-forms.ts';
import { perSighting } from './per-sighting.ts';
import { smallSpaces } from './small-spaces.ts';

/** A hash hides what it was made of only while nobody can try everything that it may have been made of. */
export const unsaltedHashOfSmallSpace: Rule = {
  id: 'unsalted-hash-of-small-space',
  title: 'A hash that can be undone by trying everything',
  axis: 'secured',
  cwe: 'CWE-328',
  masvs: 'MASVS-CRYPTO-1',
  find: (evidence) =>
    perSighting(evidence, ({ kind, forms, direction }, host) => {
      const space = smallSpaces[kind];
      if (space === undefined || !forms.some(isDigest) || forms.some(isKeyed)) return null;
      const way = direction === 'request' ? `was sent to ${host}` : `was sent back by ${host}`;
      return {
        level: 'warning',
        because: `${way} as a hash without salt (${forms.filter(isDigest).join(', then ')}), which trying every value undoes: ${space}`,
      };
    }),
};

function isKeyed(form: string): boolean {
  return form === 'salted' || form.startsWith('hmac-');
}
