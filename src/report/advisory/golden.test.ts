import { expect, test } from 'vitest';
import { ADVISORY_LETTERS, renderLetter } from './letters/render-letter.ts';
import { renderAdvisory } from './render.ts';
import { advised, tested } from './testing/index.ts';

/*
 * Whole texts, to be read as those would who get them. `npx vitest run -u src/report/advisory` writes them again; what
 * changed is reviewed as a diff.
 */
const advisory = () =>
  advised(
    [
      tested(),
      tested({ day: '2014-08-14', build: 'two', setup: 'reset', seen: [] }),
      tested({ day: '2014-08-15', build: 'two', setup: 'kept' }),
    ],
    {
      vendor: { asked: '2014-08-02', answered: '2014-08-10', response: 'It is opt-in in build two.' },
      mitigations: [{ does: 'switch-off', says: 'Switch Messaging off in Settings.', basis: 'vendor' }],
      exposure: [
        { devices: 500000, what: 'handsets sold', market: 'IN', source: 'the press', at: '2014-10' },
      ],
      siblings: [{ model: 'Mi3' }],
      reported: [
        {
          id: 'press',
          by: 'A newspaper',
          at: '2014-09',
          read: '2014-10-01',
          says: 'An idle phone uploads.',
          model: 'Redmi 1S',
          url: 'https://report.example/2',
        },
      ],
      proceedings: [
        {
          authority: 'An authority',
          question: 'Does it break the law?',
          opened: '2014',
          status: 'open',
          read: '2014-10-12',
        },
      ],
      disclosure: { deadline: '2014-11-05' },
      revisions: [{ at: '2014-08-05' }],
    },
  );

test.each(['csaf', 'markdown', 'circular', 'notice', 'acknowledgement'] as const)('%s', async (format) => {
  const ending = format === 'csaf' || format === 'acknowledgement' ? 'json' : 'md';
  await expect(renderAdvisory(advisory(), format, { audience: null, isHtml: false })).toMatchFileSnapshot(
    `golden/${format}.${ending}.txt`,
  );
});

test.each(ADVISORY_LETTERS)('letter to the %s', async (letter) => {
  await expect(renderLetter(advisory(), letter)).toMatchFileSnapshot(`golden/letter-${letter}.md.txt`);
});
