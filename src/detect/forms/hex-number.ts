import { boundaryFor } from './boundary-for.ts';
import { integerBytes } from './integers.ts';
import type { Family, Written } from './written.ts';

/** A number of at most 64 bits in the other base, hexadecimal ids as decimal numbers, also signed as Java prints a long; and as bytes. */
export const hexNumber: Family = (value) => {
  const given = value.trim();
  if (/^\d{4,20}$/.test(given) && given.length !== 16) {
    const number = BigInt(given);
    return number >= 1n << 64n
      ? []
      : [writing(number.toString(16), 'hex-number'), ...integerBytes(number, [])];
  }
  if (!/^[0-9a-f]{13,16}$/i.test(given)) return [];
  const number = BigInt(`0x${given}`);
  const texts = new Set([number.toString(), BigInt.asIntN(64, number).toString()]);
  return [...[...texts].map((text) => writing(text, 'decimal')), ...integerBytes(number, [])];
};

function writing(text: string, form: string): Written {
  return {
    text,
    forms: [form],
    exactCase: form === 'decimal',
    boundary: form === 'decimal' ? boundaryFor(text) : 'hex',
  };
}
