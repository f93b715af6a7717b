import { octets as bytesWritten } from './integers.ts';
import type { Family, Written } from './written.ts';

/**
 * Six octets with colons, hyphens, nothing, spaces, underscores or Cisco's points between them, either case; the last
 * first, as radio chips store them; as bytes and as a number. The first three are the maker's (IEEE OUI).
 */
export const mac: Family = (value) => {
  const given = value.trim();
  const digits = given.replace(/[^0-9a-f]/gi, '');
  if (!/^[0-9a-f]{12}$/i.test(digits)) return [];
  const octets = digits.match(/../g) ?? [];
  const quads = digits.match(/.{4}/g) ?? [];
  const hashed = [octets.join(':'), octets.join('-'), digits, quads.join('.')];
  const written = [...hashed, octets.join('_'), octets.join(' ')].map(
    (text): Written => ({
      text,
      forms: text === given ? [] : ['separators'],
      exactCase: false,
      boundary: 'hex',
      isShown: !hashed.includes(text),
    }),
  );
  return [...written, ...backwards(octets), ...asBytes(digits), ...ofMaker(octets)];
};

function backwards(octets: readonly string[]): Written[] {
  const reversed = octets.toReversed();
  return [':', '-', ''].map((between) => ({
    text: reversed.join(between),
    forms: ['reversed', ...(between === ':' ? [] : ['separators'])],
    exactCase: false,
    boundary: 'hex',
    isShown: true,
  }));
}

function asBytes(digits: string): Written[] {
  const bytes = Buffer.from(digits, 'hex');
  const text = BigInt(`0x${digits}`).toString();
  return [
    bytesWritten(bytes, ['binary']),
    bytesWritten(bytes.toReversed(), ['reversed', 'binary']),
    { text, forms: ['decimal'], exactCase: true, boundary: 'digit', isShown: true },
  ];
}

function ofMaker(octets: readonly string[]): Written[] {
  const maker = octets.slice(0, 3);
  return [':', '-'].map((between) => ({
    text: maker.join(between),
    forms: ['oui', ...(between === ':' ? [] : ['separators'])],
    exactCase: false,
    boundary: 'hex',
    isWeak: true,
  }));
}
