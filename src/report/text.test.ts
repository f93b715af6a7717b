import { expect, test } from 'vitest';
import { examinationWith } from './testing/index.ts';
import { renderText } from './text.ts';

const PLAIN = { width: 90, colour: false };

test('a told identifier stands under its destination with country, transport, count, place and form', () => {
  const text = renderText(
    examinationWith({
      sightings: [
        {},
        { id: 'sig:2', location: 'body', field: 'x', layers: ['gzip', 'base64'], forms: ['sha1', 'hex'] },
        { id: 'sig:3', direction: 'response', location: 'cookie', field: 'sid' },
      ],
      findings: [
        {
          id: 'fnd:1',
          rule: 'personal-in-plain-text',
          outcome: 'fail',
          level: 'error',
          because: '',
          identifiers: ['imei1'],
          destination: 'dst:1',
          phase: null,
          axis: 'secured',
          repeats: null,
          dpv: [],
          cwe: null,
          masvs: null,
          sightings: ['sig:1', 'sig:2'],
        },
      ],
    }),
    PLAIN,
  );
  expect(text).toContain(
    [
      'What was told',
      'to api.vendor.example · CN · plain text · first party',
      '  error  IMEI (imei1)  2×  url imei · body x (sha1 hex in base64 in gzip)',
      '         IMEI (imei1)  1×  sent back in cookie sid',
    ].join('\n'),
  );
  expect(text).not.toContain('Not seen');
});

test('what was not seen is never said without how much could be read', () => {
  const text = renderText(examinationWith({}), PLAIN);
  expect(text).toContain(
    [
      'Not seen',
      'No step is known to have put it to use, and no positive control showed that it would be',
      '  found:',
      '  IMEI (imei1)',
      'No proof that they were not told: of 1.0 kB, 90 % could be read and 10 % was opaque;',
      '  nothing is known to have been missed; cellular and sms not watched.',
    ].join('\n'),
  );
});

test('packets that were passed over count as missed', () => {
  const notices = [{ code: 'ip-fragment', about: 'a', detail: 'b', times: 2, byteLength: 2_000 }];
  const text = renderText(examinationWith({ notices }), PLAIN);
  expect(text).toContain('kB of packets were passed over unread');
  expect(text).not.toContain('nothing is known');
});

test('a hostile name cannot move the cursor, colour or reorder what is read', () => {
  const text = renderText(
    examinationWith({
      sightings: [{ field: 'a\x1b[2Jb\u202Ec' }],
      destinations: [{ host: { value: 'evil\x1b[31m\r.example', basis: 'host-field' } }],
      notices: [{ code: 'odd', about: 'x\u0007', detail: 'y\x9b', times: 1 }],
    }),
    PLAIN,
  );
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(text).toContain('evil\\u{1b}[31m');
});

test.each([40, 60, 100, 200])('no line runs over %d characters', (width) => {
  const text = renderText(
    examinationWith({
      sightings: [
        {
          location: 'body',
          field: 'a-rather-long-field-name-of-some-telemetry',
          layers: ['gzip', 'base64', 'percent'],
        },
      ],
      notices: Array.from({ length: 9 }, (_, i) => ({
        code: 'odd',
        about: `con:${i}`,
        detail: 'same for all of them',
        times: 2,
        byteLength: 7,
      })),
    }),
    { width, colour: false },
  );
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(Math.min(width, 140));
  expect(text).toContain('odd ×18, 63 bytes');
});

test('colour is only added, so that taking it out gives the plain text', () => {
  const examination = examinationWith({ sightings: [{}] });
  const coloured = renderText(examination, { width: 90, colour: true });
  expect(coloured).toContain('\x1b[');
  expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(renderText(examination, PLAIN));
});

test('of how many protected connections nobody knows the version is said', () => {
  const { coverage } = examinationWith({});
  const textOf = (unseen: number) =>
    renderText(examinationWith({ coverage: { ...coverage, tls: { connections: 12, unseen, uses: [] } } }), {
      ...PLAIN,
      width: 200,
    });
  expect(textOf(3)).toContain(
    'TLS: of 3 of 12 protected connections the version was not seen, so that nobody can say whether it is obsolete.',
  );
  expect(textOf(0)).not.toContain('TLS: of');
});
