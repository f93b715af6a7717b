import { expect, test } from 'vitest';
import { readCase } from '../../case/index.ts';
import { cutCaseKeys, joinCaseKeys } from './case-keys.ts';

const KEY = '00112233445566778899aabbccddeeff';
const HEAD = 'telltale: case/1\nidentity:\n  - { id: a, kind: other, value: "Reitokeit226841" }\n';

test.each([
  ['a block at the end', `${HEAD}keys:\n  - { cipher: aes-128-cbc, key: "${KEY}" }\n`],
  ['a block without a last line break', `${HEAD}keys:\n  - { cipher: aes-128-cbc, key: "${KEY}" }`],
  [
    'a block in between',
    `telltale: case/1\nkeys:\n  - cipher: aes-128-cbc\n    key: "${KEY}"\nidentity:\n  - { id: a, kind: other, value: x1234567 }\n`,
  ],
  ['a flow', `${HEAD}keys: [{ cipher: aes-128-cbc, key: "${KEY}" }]\n`],
  [
    'JSON',
    JSON.stringify({
      telltale: 'case/1',
      keys: [{ cipher: 'aes-128-cbc', key: KEY }],
      identity: [{ id: 'a', kind: 'other', value: 'x1234567' }],
    }),
  ],
  [
    'comments and Windows line ends',
    `${HEAD}# before\r\nkeys: # of the app\r\n  # the first\r\n  - { cipher: aes-128-cbc, key: "${KEY}" }\r\n# after\r\ntitle: t\r\n`,
  ],
  [
    'letters beyond ASCII before it',
    `title: "Gerät ☎ 𝒳"\n${HEAD}keys:\n- {cipher: aes-128-cbc, key: "${KEY}"}\n`,
  ],
])('the keys of a case are cut out and put back to the letter: %s', (_, text) => {
  expect(readCase(text, 'case').case.keys).toHaveLength(1);
  const cut = cutCaseKeys(text);
  expect(cut).not.toBeNull();
  if (cut === null) return;
  expect(cut.rest).not.toContain(KEY);
  // What is left is a case by itself, without its keys.
  expect(readCase(cut.rest, 'case').case).toMatchObject({ keys: [], identity: [{ id: 'a' }] });
  expect(joinCaseKeys(cut.rest, cut.keys)).toBe(text);
});

test.each([
  ['none', HEAD],
  ['an empty list', `${HEAD}keys: []\n`],
])('a case with %s stays as it is', (_, text) => {
  expect(cutCaseKeys(text)).toBeNull();
});

test('keys of another file do not fit', () => {
  expect(joinCaseKeys(HEAD, { telltale: 'case-keys/1', at: 10, text: 'x' })).toBeNull();
});
