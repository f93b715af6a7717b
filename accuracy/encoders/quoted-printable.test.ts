import { expect, test } from 'vitest';
import { quotedPrintable } from './quoted-printable.ts';

test('writes what is not ASCII, the equals sign and line breaks as octets (RFC 2045 section 6.7)', () => {
  expect(quotedPrintable(Buffer.from('é=1\r\n2 '))).toBe('=C3=A9=3D1=0D=0A2=20');
});

test('breaks lines before their seventy-seventh character, never in an octet', () => {
  const lines = quotedPrintable(Buffer.from('é'.repeat(60))).split('\r\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(lines.slice(0, -1).every((line) => /^(?:=[\dA-F]{2})+=$/.test(line))).toBe(true);
});
