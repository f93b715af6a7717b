import type { Family } from './written.ts';

/** The digits alone, where the case writes other characters between them. */
export const digitsOnly: Family = (value) => {
  const given = value.trim();
  const text = given.replace(/\D/g, '');
  if (text === '' || text === given) return [];
  return [{ text, forms: ['digits-only'], exactCase: true, boundary: 'digit' }];
};
