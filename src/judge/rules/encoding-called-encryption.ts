import { isPersonal } from '../../case/index.ts';
import type { Rule } from '../rule.ts';
import { isOneWay } from './digest-forms.ts';
import { perSighting } from './per-sighting.ts';

/** An encoding hides nothing: anyone can undo it, whatever it is called. */
export const encodingCalledEncryption: Rule = {
  id: 'encoding-called-encryption',
  title: 'An encoding that is called encryption',
  axis: 'secured',
  cwe: 'CWE-311',
  masvs: 'MASVS-CRYPTO-1',
  find: (evidence) =>
    perSighting(evidence, ({ kind, layers, forms, calledEncrypted, direction }, host) => {
      if (calledEncrypted === undefined || layers.some(isCipher) || forms.some(isOneWay)) return null;
      const way = direction === 'request' ? `was sent to ${host}` : `was sent back by ${host}`;
      const coded = layers.length === 0 ? 'as it is' : `only encoded (${layers.join(', ')})`;
      return {
        level: isPersonal(kind) ? 'error' : 'warning',
        because: `${way} ${coded}, though its ${WORDS[calledEncrypted]} says that it is encrypted`,
      };
    }),
};

const WORDS = { 'content-type': 'content type', field: 'field name', target: 'address' } as const;

/** A recipe may hold a cipher, so it is not called an encoding. */
function isCipher(layer: string): boolean {
  return layer === 'aes' || layer === 'des' || layer.startsWith('recipe:');
}
