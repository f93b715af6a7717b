import type { Family } from './written.ts';

/** Thirty-two hexadecimal digits in groups (RFC 9562 section 4) or without, either case; braces do not matter. */
export const uuid: Family = (value) => {
  const given = value.trim();
  const digits = given.replace(/[-{}]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return [];
  const groups = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return [groups, digits, groups.replaceAll('-', '_')].map((text) => ({
    text,
    forms: text === given ? [] : ['separators'],
    exactCase: false,
    boundary: 'hex',
    // Nobody hashes names that a language made of it.
    isShown: text.includes('_'),
  }));
};
