import type { Family } from './written.ts';

/** Six octets with colons, hyphens, nothing, spaces, underscores or Cisco's points between them, either case. */
export const mac: Family = (value) => {
  const given = value.trim();
  const digits = given.replace(/[^0-9a-f]/gi, '');
  if (!/^[0-9a-f]{12}$/i.test(digits)) return [];
  const octets = digits.match(/../g) ?? [];
  const quads = digits.match(/.{4}/g) ?? [];
  const hashed = [octets.join(':'), octets.join('-'), digits, quads.join('.')];
  return [...hashed, octets.join('_'), octets.join(' ')].map((text) => ({
    text,
    forms: text === given ? [] : ['separators'],
    exactCase: false,
    boundary: 'hex',
    isShown: !hashed.includes(text),
  }));
};
