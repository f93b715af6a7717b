import type { Family } from './written.ts';

/** Thirty-two hexadecimal digits with and without hyphens (RFC 9562 §4), either case; braces do not matter. */
export const uuid: Family = (value) => {
  const given = value.trim();
  const digits = given.replace(/[-{}]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return [];
  const hyphenated = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return [hyphenated, digits].map((text) => ({
    text,
    forms: text === given ? [] : ['separators'],
    exactCase: false,
    boundary: 'hex',
  }));
};
