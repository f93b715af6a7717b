import { expect, test } from 'vitest';
import type { ClaimVerdict } from '../judge/index.ts';
import { claimLines } from './claims.ts';
import { examinationWith } from './testing/index.ts';

const verdict: ClaimVerdict = {
  id: 'opt-in',
  said: { by: 'A vendor', when: '2014-08-10', where: 'a statement' },
  text: 'Nothing leaves before it is switched on.',
  isQuote: true,
  sha256: '00',
  verdict: 'not-tested',
  because: 'Nothing was seen against it, but that proves nothing: SMS was neither watched nor off.',
  missing: ['SMS was neither watched nor off'],
  findings: [],
  sightings: [],
  coverage: {
    phases: ['first'],
    watchedSeconds: 60,
    steps: [],
    canaries: [],
    bytes: { payload: 1, read: 1, opaque: 0, missed: 0 },
    bearers: {},
  },
  agreedTo: { yes: 1, no: 2, unknown: 1 },
  securedInTransit: { yes: 3, no: 1 },
  parts: [],
};

test('a claim tells its verdict, its words, why, and the two other questions apart from it', () => {
  const [told] = claimLines(examinationWith({ claims: [verdict] }), 100);
  expect(told).toEqual({
    verdict: 'not-tested',
    lines: [
      'not tested  opt-in: “Nothing leaves before it is switched on.” (A vendor, 2014-08-10)',
      '            Nothing was seen against it, but that proves nothing: SMS was neither watched nor off.',
      '            Agreed to: 1 of 4 sightings (of 1 nobody knows). Secured in transit: 3 of 4.',
    ],
  });
});

test('where nothing was seen of it there is nothing to say of the two others', () => {
  const unseen = { ...verdict, agreedTo: { yes: 0, no: 0, unknown: 0 }, securedInTransit: { yes: 0, no: 0 } };
  expect(claimLines(examinationWith({ claims: [unseen] }), 100)[0]?.lines).toHaveLength(2);
});
