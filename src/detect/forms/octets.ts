import { octets as bytesWritten } from './integers.ts';
import type { Family } from './written.ts';

/** Digits of a value that is worth looking for as bytes: fewer bytes would be met by accident. */
const FEWEST_DIGITS = 16;

/** A value in hexadecimal as the bytes that it stands for, and in base64. */
export const octets: Family = (value) => {
  const given = value.trim();
  if (given.length < FEWEST_DIGITS || !/^(?:[0-9a-f]{2})+$/i.test(given)) return [];
  const bytes = Buffer.from(given, 'hex');
  return [bytesWritten(bytes, ['binary'])];
};
