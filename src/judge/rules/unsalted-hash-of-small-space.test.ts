import { expect, test } from 'vitest';
import type { Sighting } from '../examination.ts';
import { sentences } from '../testing/index.ts';
import { unsaltedHashOfSmallSpace } from './unsalted-hash-of-small-space.ts';

test.each<[Partial<Sighting>, RegExp | null]>([
  [{ forms: ['sha1', 'base64url', 'truncated'] }, /as a hash without salt \(sha1\).*million serial numbers/],
  [{ forms: ['md5', 'sha256', 'hex'] }, /\(md5, then sha256\)/],
  [{ forms: ['digits-only', 'sha256'], kind: 'contact-number' }, /telephone numbers/],
  [{ forms: ['sha256'], kind: 'imsi', direction: 'response' }, /was sent back by .*subscriber numbers/],
  [{ forms: ['salted', 'sha256'] }, null],
  [{ forms: ['hmac-sha256'] }, null],
  [{ forms: ['sha256'], kind: 'advertising-id' }, null],
  [{ forms: ['sha256'], kind: 'contact-name' }, null],
  [{ forms: ['digits-only'] }, null],
])('%o', (sighting, expected) => {
  const [said, ...more] = sentences(unsaltedHashOfSmallSpace, { sightings: [sighting] });
  expect(more).toEqual([]);
  if (expected === null) expect(said).toBeUndefined();
  else expect(said).toMatch(expected);
});
