import type { Family, Written } from './written.ts';

/** The longest tag that is looked for. */
export const LONGEST_TAG = 64;

/**
 * An address without the points in its local part, which some hosts do not mind, and with a tag behind a plus sign
 * (RFC 5233) or without the one that it has. The host alone proves nothing.
 */
export const email: Family = (value) => {
  const [, local = '', host = ''] = /^\s*([^\s@]+)@([^\s@]+)\s*$/.exec(value) ?? [];
  if (local === '') return [];
  const untagged = local.replace(/\+.*$/, '');
  const plain = untagged.replaceAll('.', '');
  const written: Written[] = [
    { text: host, forms: ['domain'], exactCase: false, boundary: 'dotted', isWeak: true },
  ];
  const add = (text: string, forms: readonly string[]) =>
    written.push({ text: `${text}@${host}`, forms, exactCase: false, boundary: 'email' });
  if (untagged !== local && untagged !== '') add(untagged, ['no-tag']);
  if (plain !== untagged && plain !== '') add(plain, ['no-dots']);
  const tagged = untagged === local ? [] : ['no-tag'];
  written.push({
    text: `${untagged}+`,
    forms: [...tagged, 'tagged'],
    exactCase: false,
    boundary: 'tagged',
    isShown: true,
  });
  return written;
};
