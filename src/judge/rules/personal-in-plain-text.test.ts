import { expect, test } from 'vitest';
import { sentences } from '../testing/index.ts';
import { personalInPlainText } from './personal-in-plain-text.ts';

test.each([
  [{ transport: 'plain' }, ['was sent to']],
  [{ transport: 'plain', direction: 'response' }, ['was sent back by']],
  [{ transport: 'plain', kind: 'contact-name' }, ['was sent to']],
  [{ transport: 'plain', kind: 'ssid' }, []],
  [{ transport: 'tls' }, []],
] as const)('%o', (sighting, expected) => {
  const said = sentences(personalInPlainText, { sightings: [sighting] });
  expect(said.map((sentence) => /was sent (to|back by)/.exec(sentence)?.[0])).toEqual(expected);
});
