import type { Reference } from './page.ts';

/** A technical specification of 3GPP. */
export function ts(number: string, section: string): Reference {
  const compact = number.replace('.', '');
  return {
    title: `3GPP TS ${number} section ${section}`,
    url: `https://www.3gpp.org/dynareport/${compact}.htm`,
  };
}
