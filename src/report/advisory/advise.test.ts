import { describe, expect, test } from 'vitest';
import { acknowledgements } from './acknowledgement.ts';
import { advise } from './advise.ts';
import { productsWith } from './issue.ts';
import { renderAdvisory } from './render.ts';
import { AT, advised, fileWith, TABLE, type TestGiven, tested } from './testing/index.ts';

const AFTER = { day: '2014-08-14', build: 'two', setup: 'reset', seen: [] } as const satisfies TestGiven;
const HASHED = {
  identifier: 'imei1',
  kind: 'imei',
  transport: 'tls',
  layers: [],
  forms: ['sha1', 'hex'],
} as const;

const markdown = (advisory: ReturnType<typeof advised>) =>
  renderAdvisory(advisory, 'markdown', { audience: null, isHtml: false });

/** `rule: product build status`, for each. */
const statuses = (...args: Parameters<typeof advised>) => {
  const { issues, products } = advised(...args);
  return issues.flatMap(({ rule, statuses: all }) =>
    all.map(({ product, status }) => {
      const { build, setup } = products.find(({ id }) => id === product) ?? {};
      return `${rule}: ${build} ${setup} ${status}`;
    }),
  );
};

describe('what may be said of a product', () => {
  test('fixed, where all was tried again with as much in sight', () => {
    expect(statuses([tested(), tested(AFTER)])).toEqual([
      'leaves-before-asked: one new known_affected',
      'leaves-before-asked: two reset fixed',
      'personal-in-plain-text: one new known_affected',
      'personal-in-plain-text: two reset fixed',
      'hardware-where-resettable: one new known_affected',
      'hardware-where-resettable: two reset fixed',
    ]);
  });

  test('the same, whichever is given first', () => {
    expect(statuses([tested(AFTER), tested()])).toEqual(statuses([tested(), tested(AFTER)]));
  });

  test('an update that fixes only what was reset is affected and fixed at once', () => {
    const kept = tested({ day: '2014-08-15', build: 'two', setup: 'kept' });
    expect(statuses([tested(), tested(AFTER), kept])).toEqual(
      expect.arrayContaining([
        'personal-in-plain-text: two reset fixed',
        'personal-in-plain-text: two kept known_affected',
      ]),
    );
  });

  test('not settled, where less was in sight', () => {
    const blind = tested({ ...AFTER, bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'off' } });
    const said = statuses([tested(), blind]);
    expect(said.filter((each) => each.endsWith(' fixed'))).toEqual([]);
    expect(said.filter((each) => each.endsWith(' under_investigation'))).toHaveLength(3);
  });

  test('not settled, where it was tried again only with agreement: before one anything may leave', () => {
    const agreed = statuses([tested(), tested({ ...AFTER, consent: 'granted' })]);
    expect(agreed).toContain('leaves-before-asked: two reset under_investigation');
    expect(agreed).toContain('personal-in-plain-text: two reset under_investigation');
  });

  test('what now goes protected is fixed as to that, and not as to agreement', () => {
    const protectedNow = statuses([tested(), tested({ ...AFTER, seen: [HASHED], consent: 'granted' })]);
    expect(protectedNow).toContain('personal-in-plain-text: two reset fixed');
    expect(protectedNow).toContain('leaves-before-asked: two reset under_investigation');
    expect(protectedNow).toContain('hardware-where-resettable: two reset known_affected');
  });

  test('not affected, where a test from before did not see it', () => {
    const early = tested({ day: '2014-07-01', build: 'zero', setup: 'kept', seen: [] });
    expect(statuses([early, tested()])).toContain('personal-in-plain-text: zero kept known_not_affected');
  });

  test('seen outside of the phases: not settled for any build of the test, and never unsaid', () => {
    const examination = tested();
    const loose = {
      ...examination,
      phases: [
        ...examination.phases,
        ...examination.phases.map((phase) => ({ ...phase, id: 'other', build: 'two' })),
      ],
      findings: examination.findings.map((finding) => ({ ...finding, phase: null })),
    };
    const said = statuses([loose]);
    expect(said.every((each) => each.endsWith('under_investigation'))).toBe(true);
    expect(said).toHaveLength(6);
  });
});

describe('where something went', () => {
  test('every country of what is written stands with its table, and the day of it', () => {
    const text = markdown(advised([tested(), tested({ ...AFTER, seen: [HASHED] })]));
    expect(text).toContain('CN by the table a table of 2014-07-01 (42.62.48.81, spoken to on 2014-08-01)');
    expect(text.match(/\bCN\b/g)).toHaveLength(text.match(/\bCN by the table /g)?.length ?? 0);
  });

  test('a table of another time is said to be', () => {
    expect(markdown(advised([tested({ tables: [{ ...TABLE, date: '2026-06-01' }] })]))).toContain(
      'the table is of another time, and addresses change hands',
    );
  });

  test('without the table that the country rests on there is none', () => {
    const text = markdown(advised([tested({ tables: [] })]));
    expect(text).not.toMatch(/\bCN\b/);
    expect(text).toContain('no table places its address');
  });

  test('of a content network no place is said', () => {
    const text = markdown(
      advised([tested({ destination: { edges: [{ value: 'a network', basis: 'cname', address: null }] } })]),
    );
    expect(text).not.toMatch(/\bCN\b/);
    expect(text).toContain('a content network answers for it');
  });

  const ownedBy = (organisation: string | null) =>
    markdown(
      advised([
        tested({
          destination: {
            networks: [
              {
                address: '42.62.48.81',
                value: 64500,
                organisation,
                basis: 'address-table',
                table: 'a table',
              },
            ],
          },
        }),
      ]),
    );

  test('who runs a network is said by a table', () => {
    expect(ownedBy('Example Net')).toContain(
      'AS64500, called Example Net by the table a table of 2014-07-01',
    );
  });

  test.each(['CNNIC', 'China Internet Network Information Center', 'APNIC-AP', 'RIPE NCC'])(
    'a registry is never the owner: %s',
    (name) => {
      const text = ownedBy(name);
      expect(text).not.toContain(`called ${name}`);
      expect(text).toContain('whose owner is unknown');
      expect(text).toContain('a registry, which hands addresses out and runs none');
    },
  );
});

describe('severity', () => {
  const severity = (...args: Parameters<typeof advised>) => advised(...args).severity?.row ?? null;
  const TEXT = { identifier: 'text', kind: 'sms-text' } as const;

  test.each<[string, TestGiven, string | null]>([
    ['content in the open that nobody had agreed to', { seen: [TEXT] }, 'S1'],
    ['content over TLS that nobody had agreed to', { seen: [{ ...TEXT, transport: 'tls' }] }, 'S2'],
    ['content in the open that was agreed to', { seen: [TEXT], consent: 'granted' }, 'S2'],
    ['an IMEI in the open that nobody had agreed to', {}, 'S3'],
    ['an IMEI in the open that was agreed to', { consent: 'granted' }, 'S4'],
    [
      'an IMEI over TLS that nobody had agreed to',
      { seen: [{ identifier: 'imei1', kind: 'imei', transport: 'tls' }] },
      'S4',
    ],
    [
      'an IMEI over TLS that was agreed to',
      { seen: [{ identifier: 'imei1', kind: 'imei', transport: 'tls' }], consent: 'granted' },
      'S5',
    ],
    ['nothing', { seen: [] }, null],
  ])('%s', (_, given, row) => {
    expect(severity([tested(given)])).toBe(row);
  });

  test('no writing has a word of severity without its row', () => {
    const advisory = advised([tested(), tested(AFTER)]);
    for (const format of ['csaf', 'html', 'markdown', 'circular'] as const) {
      const text = renderAdvisory(advisory, format, { audience: null, isHtml: false });
      expect(text).toMatch(/High \(row S3 of the severity table/);
      expect(text).not.toMatch(/\b(?:Critical|High|Medium|Low)\b(?! \(row S\d)/);
    }
  });
});

test('what comparing says of an earlier test is not told as if time ran back', () => {
  const later = { day: '2014-08-14', build: 'two', setup: 'reset' } as const;
  const because = (tests: Parameters<typeof advised>[0]) =>
    advised(tests).issues.flatMap(({ statuses: all }) =>
      all.filter(({ status }) => status !== 'known_affected').flatMap((each) => each.because),
    );
  for (const said of because([tested({ seen: [] }), tested(later)]))
    expect(said).toMatch(/^it was tested earlier; as if it had come later: .*any more/);
  for (const said of because([tested(), tested(AFTER)])) expect(said).not.toContain('earlier');
  expect(because([tested({ seen: [] }), tested(later)]).length).toBeGreaterThan(0);
});

describe('what to do', () => {
  const details = (...args: Parameters<typeof advised>) => [
    ...new Set(advised(...args).issues.flatMap(({ remedies }) => remedies.map((each) => each.details))),
  ];

  test('the update and the reset with which a test has shown it fixed', () => {
    expect(details([tested(), tested(AFTER)])[0]).toMatch(
      /^Install build two and reset the phone to factory state \(this erases it/,
    );
  });

  test('what the update is shown to fix, with what it is not', () => {
    const retest = (seen: TestGiven['seen'], service: 'on' | 'off') =>
      details([tested(), tested({ ...AFTER, seen: seen ?? [], service })]).find((each) =>
        /^Install/.test(each),
      );
    expect(retest([], 'on')).toMatch(/has shown it fixed\.$/);
    expect(retest([], 'off')).toMatch(
      /has shown fixed: leaves before anyone was asked\. Not shown to be fixed by it: all else\.$/,
    );
    expect(retest([HASHED], 'on')).toMatch(/has shown fixed: .*plain text\. Not fixed by it: .*a hardware/);
  });

  test('that the update alone is not enough, where a test has shown that', () => {
    const kept = tested({ day: '2014-08-15', build: 'two', setup: 'kept' });
    const all = details([tested(), tested(AFTER), kept]);
    expect(all[0]).toContain('The build alone is not enough');
    expect(all.some((each) => each.startsWith('If build two is installed already, reset'))).toBe(true);
  });

  test('no build that came out before the affected one, though a later test saw it well', () => {
    const dated = (examination: ReturnType<typeof tested>, builds: Record<string, string>) => ({
      ...examination,
      case: {
        ...examination.case,
        builds: Object.entries(builds).map(([id, released]) => ({ id, released })),
      },
    });
    const older = { one: '2014-07-01', two: '2014-06-01' };
    const newer = { one: '2014-07-01', two: '2014-08-10' };
    const first = (builds: Record<string, string>) =>
      details([dated(tested(), builds), dated(tested(AFTER), builds)])[0];
    expect(first(newer)).toMatch(/^Install build two/);
    expect(first(older)).not.toMatch(/^Install/);
  });

  test('what is kept back on a network, and what stops working then', () => {
    expect(details([tested()]).join(' ')).toMatch(
      /keep back what goes to api\.vendor\.example.* Messaging will stop working/,
    );
  });

  test('what somebody says helps is never told as tested by us', () => {
    const says = { does: 'switch-off', says: 'Switch it off.' };
    for (const basis of ['tested', 'vendor', 'untested'])
      expect(details([tested()], { mitigations: [{ ...says, basis }] })).toContainEqual(
        expect.stringMatching(/^Switch it off\. \[(?:the publisher says|the vendor says|not tested)/),
      );
  });
});

test('a host that would reorder words is written out in CSAF', () => {
  const host = { value: 'api.\u202evendor.example', basis: 'host-field' as const };
  const text = renderAdvisory(advised([tested({ destination: { host } })]), 'csaf', {
    audience: null,
    isHtml: false,
  });
  expect(text).not.toContain('\u202e');
  expect(JSON.parse(text).vulnerabilities[0].notes[0].text).toContain('api.\\u{202e}vendor.example');
});

describe('stale', () => {
  const marks = (...args: Parameters<typeof advised>) => advised(...args).stale.join('\n');
  const REPORT = {
    id: 'press',
    by: 'A newspaper',
    at: '2014-09-24',
    read: '2014-10-01',
    says: 'An idle phone uploads.',
    model: 'Redmi 1S',
    url: 'https://report.example/2',
  };

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['nothing newer', {}, /^$/],
    [
      'older than the usual',
      { staleAfterDays: 30 },
      /79 days old \(2014-08-01\), more than the 30 .*\(telltale run\)/,
    ],
    [
      "somebody's retest that is newer",
      { retests: [{ at: '2014-09-01', by: 'another laboratory' }] },
      /another laboratory tested again on 2014-09-01/,
    ],
    ['a retest that is older', { retests: [{ at: '2014-07-01', by: 'another laboratory' }] }, /^$/],
    ['a reported retest', { reported: [{ ...REPORT, retest: true }] }, /A retest is reported by A newspaper/],
    ['a report that is none', { reported: [REPORT] }, /^$/],
    [
      'a source that was revised after it was read',
      { reported: [{ ...REPORT, revised: '2014-10-02' }] },
      /read on 2014-10-01 and revised on 2014-10-02/,
    ],
    [
      'a retest of our own that is not given',
      { disclosure: { deadline: '2014-12-01', retested: '2014-08-14' } },
      /It was tested again on 2014-08-14/,
    ],
    [
      'a fix that was announced since',
      { disclosure: { deadline: '2014-12-01', fixAnnounced: '2014-08-10' } },
      /announced a fix on 2014-08-10/,
    ],
  ])('%s', (_, file, says) => {
    expect(marks([tested()], file)).toMatch(says);
  });

  test('it is seen first in every writing for people, and in CSAF', () => {
    const advisory = advised([tested()], {
      staleAfterDays: 30,
      revisions: [{ at: '2014-08-02' }],
      vendor: { asked: '2014-08-01', answered: '2014-08-09', response: 'No.' },
    });
    for (const format of ['html', 'markdown', 'circular', 'notice'] as const) {
      const text = renderAdvisory(advisory, format, { audience: null, isHtml: false });
      expect(text.indexOf('STALE')).toBeGreaterThan(0);
      expect(text.indexOf('STALE')).toBeLessThan(text.search(/##|<h2/));
    }
    const { document } = JSON.parse(renderAdvisory(advisory, 'csaf', { audience: null, isHtml: false }));
    expect(document.notes[0]).toMatchObject({ category: 'general', title: expect.stringMatching(/^STALE/) });
  });
});

describe('versions', () => {
  test('the first, and the one that a retest makes', () => {
    const { revisions } = advised([tested(), tested(AFTER)], { revisions: [{ at: '2014-08-05' }] });
    expect(revisions.map(({ number, summary, isNew }) => [number, summary, isNew])).toEqual([
      [1, 'First version. Test of 2014-08-01 (build one).', false],
      [2, 'Test of 2014-08-14 (build two), held against the first: 1 fixed.', true],
    ]);
  });

  test('nothing new makes none', () => {
    const { revisions } = advised([tested()], { revisions: [{ at: '2014-08-05' }] }, AT + 1e12);
    expect(revisions).toHaveLength(1);
  });

  test('an answer makes one', () => {
    const { revisions } = advised([tested()], {
      vendor: { asked: '2014-08-02', answered: '2014-08-10', response: 'No.' },
      revisions: [{ at: '2014-08-05' }],
    });
    expect(revisions.at(-1)?.summary).toBe("The vendor's answer of 2014-08-10.");
  });

  test('a notice goes to everybody who had any version', () => {
    const advisory = advised([tested(), tested(AFTER)], {
      revisions: [{ at: '2014-08-05', sentTo: ['gone@force.example'] }],
    });
    const text = renderAdvisory(advisory, 'notice', { audience: null, isHtml: false });
    expect(text).toContain('gone@force.example');
    expect(text).toContain('all@force.example');
    expect(text).toContain('version 2 replaces version 1');
  });

  test('without an earlier version there is no notice', () => {
    const advisory = advised([tested()]);
    expect(() => renderAdvisory(advisory, 'notice', { audience: null, isHtml: false })).toThrow(
      /no earlier version/,
    );
  });

  test('what has not happened yet is refused', () => {
    expect(() => advised([tested()], { revisions: [{ at: '2014-12-01' }] })).toThrow(
      /before revisions\[0\]\.at/,
    );
    expect(() =>
      advised([tested()], { vendor: { asked: '2014-08-02', answered: '2015-01-01', response: 'No.' } }),
    ).toThrow(/before vendor\.answered/);
  });

  test('the same captures twice are refused', () => {
    expect(() => advised([tested(), tested()])).toThrow(/of the same captures/);
  });
});

describe('the acknowledgement of a retest', () => {
  const outcomes = (given: TestGiven) =>
    acknowledgements(advised([tested(), tested({ ...AFTER, ...given })])).map(({ product, findings }) => [
      product.build,
      ...new Set(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)),
    ]);

  test('resolved, each by a reason', () => {
    expect(outcomes({})).toEqual([
      [
        'two',
        'leaves-before-asked resolved',
        'personal-in-plain-text resolved',
        'hardware-where-resettable resolved',
      ],
    ]);
  });

  test('unresolved, and not tried again', () => {
    expect(outcomes({ seen: [{ identifier: 'imei1', kind: 'imei' }] })[0]).toContain(
      'personal-in-plain-text unresolved',
    );
    expect(outcomes({ consent: 'granted' })[0]).toContain('leaves-before-asked not-exercised');
  });

  test('not tried again, where the only test of the build is older than what was seen', () => {
    const later = tested({ day: '2014-08-20', build: 'three', setup: 'reset' });
    const two = acknowledgements(advised([tested(), tested(AFTER), later])).find(
      ({ product }) => product.build === 'two',
    );
    const plain = two?.findings.filter(({ rule }) => rule === 'personal-in-plain-text') ?? [];
    expect(plain.map(({ outcome }) => outcome)).toEqual(['resolved', 'not-exercised']);
  });

  test('of one test alone there is none', () => {
    expect(acknowledgements(advised([tested()]))).toEqual([]);
  });
});

test('the same input gives the same bytes, and the time is the only clock', () => {
  const make = () =>
    advise({
      examinations: [tested(), tested(AFTER)],
      file: fileWith(),
      at: AT,
      tool: { name: 'telltale', version: '0.1.0' },
    });
  for (const format of ['csaf', 'html', 'markdown', 'circular', 'acknowledgement'] as const)
    expect(renderAdvisory(make(), format, { audience: null, isHtml: false })).toBe(
      renderAdvisory(make(), format, { audience: null, isHtml: false }),
    );
});

test('a report stands as another’s, and never as ours', () => {
  const advisory = advised([tested()], {
    reported: [
      {
        id: 'press',
        by: 'A newspaper',
        at: '2014-09',
        read: '2014-10-01',
        says: 'It sends the whole address book.',
        model: 'Redmi 1S',
        url: 'https://report.example/2',
      },
    ],
  });
  const text = markdown(advisory);
  for (const line of text.split('\n').filter((each) => each.includes('address book')))
    expect(line).toMatch(/^- Reported by A newspaper, 2014-09; read on 2014-10-01; not reproduced here: /);
  expect(text).toContain('address book');
  expect(productsWith(advisory.issues[0] ?? { statuses: [] }, 'known_affected')).toEqual(['PRD-1']);
});

test('a word of two alphabets is refused: no check could read it as an eye does', () => {
  expect(() => advised([tested()], { overview: 'It uploads te\u0445t messages.' })).toThrow(/two alphabets/);
});

test('what may not be passed on is not for the public', () => {
  const audiences = [{ id: 'all', title: 'the public', recipients: ['press@cert.example'] }];
  expect(() => advised([tested()], { tlp: 'AMBER', audiences })).toThrow(/TLP:AMBER, and the audience "all"/);
  expect(advised([tested()], { tlp: 'AMBER', audiences, status: 'draft' }).stale).toEqual([]);
});

test('evidence grows old whatever a file sets', () => {
  const at = Date.UTC(2017, 0, 1) * 1000;
  const { stale } = advised([tested()], { staleAfterDays: 99_999 }, at);
  expect(stale.join()).toMatch(/more than the 730 that count at most/);
});

test('that nothing leaves while the service is off does not show what is sent, and how, once it is on', () => {
  const retest = (service: 'on' | 'off') =>
    tested({ day: '2014-08-14', build: 'two', setup: 'reset', seen: [], service });
  const statusOf = (service: 'on' | 'off', rule: string) =>
    advised([tested(), retest(service)])
      .issues.find((issue) => issue.rule === rule)
      ?.statuses.at(-1)?.status;
  for (const rule of ['personal-in-plain-text', 'hardware-where-resettable']) {
    expect(statusOf('on', rule)).toBe('fixed');
    expect(statusOf('off', rule)).toBe('under_investigation');
  }
  // That it is off until somebody agrees is just what was asked for.
  expect(statusOf('off', 'leaves-before-asked')).toBe('fixed');
});
