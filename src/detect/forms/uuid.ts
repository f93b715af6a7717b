import { octets } from './integers.ts';
import type { Family, Written } from './written.ts';

/**
 * Thirty-two hexadecimal digits in groups (RFC 9562 section 4) or without, either case; braces do not matter. Sixteen
 * bytes, the first three groups also with their lowest byte first, as Windows keeps them.
 */
export const uuid: Family = (value) => {
  const given = value.trim();
  const digits = given.replace(/[-{}]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return [];
  const groups = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const written = [groups, digits, groups.replaceAll('-', '_')].map(
    (text): Written => ({
      text,
      forms: text === given ? [] : ['separators'],
      exactCase: false,
      boundary: 'hex',
      // Nobody hashes names that a language made of it.
      isShown: text.includes('_'),
    }),
  );
  const bytes = Buffer.from(digits, 'hex');
  const mixed = Buffer.from(bytes);
  mixed.subarray(0, 4).reverse();
  mixed.subarray(4, 6).reverse();
  mixed.subarray(6, 8).reverse();
  return [...written, octets(bytes, ['binary']), octets(mixed, ['binary', 'little-endian'])];
};
