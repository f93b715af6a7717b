import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examinationWith, fullExamination, withTexts } from '../testing/index.ts';
import { languages } from '../words/index.ts';
import { renderHtml } from './render-html.ts';

const options = { words: languages.en, reveal: false };
const full = fullExamination();
const page = renderHtml(full, options);

/** Every tag with the names of its attributes; what is written in them and between them is left out. */
function skeleton(markup: string): string[] {
  return [...markup.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi)].map(
    ([, name, attributes = '']) => `${name} ${attributes.replace(/="[^"]*"/g, '').trim()}`,
  );
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></svg></details></main><h1>',
  '<!--',
  ']]>',
  '&#60;script&#62;',
  '`{{2}}$&',
  '\u202e\u0000\ud800\u2028',
  'javascript:alert(1)',
];

describe('text from captures and cases adds no tag and no attribute', () => {
  test.each(ATTACKS)('%j', (attack) => {
    const hostile = renderHtml(withTexts(full, attack), options);
    expect(skeleton(hostile)).toEqual(
      skeleton(renderHtml(withTexts(full, 'x'.repeat(attack.length)), options)),
    );
    expect(hostile).not.toMatch(/href="(?!#[a-z]|https:\/\/db-ip\.com")/);
  });

  test('whatever it is made of', () => {
    const wanted = skeleton(renderHtml(withTexts(full, 'x'), options));
    const signs = fc.constantFrom(...'<>"\'&=/!-;#` \nax', '\u202e', '\ud800', '\0');
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 12 }), (text) => {
        expect(skeleton(renderHtml(withTexts(full, text), options))).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

test('is one file that loads, runs and sends nothing', () => {
  expect(page).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"));
  expect(page).not.toMatch(
    /<(?:script|link|img|iframe|object|embed|form|base)\b|@import|url\(|\sstyle="|\son\w+="/i,
  );
  expect(page.match(/https?:\/\/[^"<\s]*/g)).toBeNull();
});

test('every anchor that a link leads to is there, once', () => {
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
});

test('a sighting is unfolded from the file to the value, which is not there', () => {
  const section = page.slice(page.indexOf('id="sightings"'));
  const unfolded = section.slice(section.indexOf('</summary>'), section.indexOf('</details>'));
  const order = [
    'a.pcap',
    'packet 4',
    'from byte 120, 40 bytes',
    'frame.number == 4',
    'json:/payload',
    'base64',
    'gzip',
    'json:/imei',
    '‹imei1›',
    'sha1 hex',
  ];
  const places = order.map((each) => unfolded.indexOf(each));
  expect(places).not.toContain(-1);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
});

test('a country never stands without its table and date, and none where no table has one', () => {
  expect(page).toContain('China (CN)');
  expect(page).toContain('by a of 2014-07-01');
  const without = renderHtml({ ...full, tables: [] }, options);
  expect(without).not.toContain('China');
  expect(without).toContain('no table places it');
});

test('nothing seen is never called clean, and says what could not be seen', () => {
  const unseen = renderHtml(examinationWith({}), options);
  expect(unseen).toContain('Nothing was seen, which is no proof that nothing was told');
  expect(unseen).toContain('10 % of what passed could not be read: it may hold more.');
  expect(unseen).toContain('Not watched: cellular data and SMS.');
  expect(unseen).toContain('No positive control was run');
  expect(unseen).not.toMatch(/\bclean\b|\bsafe\b/i);
});

test('what only a person can decide accuses nobody and gives no advice of its own', () => {
  const [finding] = full.findings;
  const doubtful = {
    ...full,
    findings: finding === undefined ? [] : [{ ...finding, outcome: 'review' as const }],
  };
  const markup = renderHtml(doubtful, options);
  expect(markup).toContain('Something was found that a person must judge');
  expect(markup).toContain('To be judged by a person first: Leaves before anyone was asked.');
  expect(markup).not.toContain(languages.en.advice['leaves-before-asked']);
});

test('in another language only what judging said stays English, and is marked so', () => {
  const german = renderHtml(full, { words: languages.de, reveal: false });
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('<span lang="en">It was sent before anyone was asked</span>');
  expect(german).toContain('China (CN)');
  for (const name of ['summary', 'claims', 'sightings', 'unseen'] as const)
    expect(german).not.toContain(languages.en.sections[name]);
});

test('is bounded, whatever the examination holds, and says what it leaves out', () => {
  const [phase] = full.phases;
  const many = examinationWith({
    phases: Array.from({ length: 300 }, (_, i) => ({ ...(phase as NonNullable<typeof phase>), id: `p${i}` })),
    destinations: Array.from({ length: 300 }, (_, i) => ({
      id: `dst:${i}`,
      host: { value: `h${i}.vendor.example`, basis: 'sni' },
    })),
    identifiers: Array.from({ length: 2000 }, (_, i) => ({
      id: `c${i}`,
      kind: 'contact-number',
      class: 'personal',
      provenLive: true,
      exercisedBy: ['start'],
      sightings: i % 2,
    })),
    sightings: Array.from({ length: 10_000 }, (_, i) => ({
      id: `sig:${i}`,
      identifier: `c${2 * (i % 1000) + 1}`,
      kind: 'contact-number',
      destination: `dst:${i % 300}`,
      phase: `p${i % 12}`,
    })),
    findings: Array.from({ length: 2000 }, (_, i) => ({
      ...(full.findings[0] as (typeof full.findings)[number]),
      id: `fnd:${i}`,
      sightings: [`sig:${i}`],
    })),
  });
  const markup = renderHtml(many, options);
  expect(markup.length).toBeLessThan(1_000_000);
  expect(markup.includes('240 of 10,000 sightings are unfolded here')).toBe(true);
  expect(markup.includes('1,920 more findings')).toBe(true);
  expect(/\d other ways?/.test(markup)).toBe(true);
});

test('the same examination gives the same bytes', () => {
  expect(renderHtml(structuredClone(full), options)).toBe(page);
});

test('values of an examination that was made with them are left out, unless they are asked for', () => {
  const value = '490154203237518';
  const hex = Buffer.from(value).toString('hex');
  const revealed = {
    ...full,
    sightings: full.sightings.map((sighting) => ({
      ...sighting,
      seen: value,
      host: `${value}.vendor.example`,
      field: hex,
      path: `body/form:${encodeURIComponent(value)}`,
    })),
    destinations: full.destinations.map((each) => ({ ...each, host: { ...each.host, value: `${value}.x` } })),
    guesses: (full.guesses ?? []).map((guess) => ({ ...guess, value: '356938035643809' })),
  };
  const redacted = renderHtml(revealed, options);
  expect(redacted).not.toContain(value);
  expect(redacted).not.toContain(hex);
  expect(redacted).not.toContain('356938035643809');
  expect(redacted).toContain('‹imei1›.x');
  const shown = renderHtml(revealed, { ...options, reveal: true });
  expect(shown).toContain(`<span class="value">${value}</span>`);
  expect(shown).toContain(languages.en.revealed);
});

test('what is said of the parts of a claim stands once', () => {
  const [claim] = full.claims as [(typeof full.claims)[number]];
  const [one, other] = claim.parts.map((part, index) => ({ ...part, because: `Reason ${index}.` }));
  const parts = [one, other].filter((part) => part !== undefined);
  const told = (because: string) => {
    const claims = [{ ...claim, because, missing: ['Reason 0', 'a longer watch'], parts }];
    return renderHtml({ ...full, claims }, options);
  };
  const joined = told('One: Reason 0. Other: Reason 1.');
  expect(joined.split('Reason 0').length).toBe(2);
  expect(joined).toContain('a longer watch.');
  expect(joined).toContain('Said in: a statement.');
  expect(told('In all, this.')).toContain('In all, this.');
});
