import { expect, test } from 'vitest';
import { sectionOf } from '../decode/testing/index.ts';
import { SilentSections } from './silent-sections.ts';

test('a section is known again by its bytes and by where it stands', () => {
  const silent = new SilentSections();
  const section = sectionOf('Dalvik/2.1.0');
  silent.add(section);
  expect(silent.has(sectionOf('Dalvik/2.1.0'))).toBe(true);
  expect(silent.has({ ...section, field: 'x-device' })).toBe(false);
  expect(silent.has({ ...section, contentEncodings: ['br'] })).toBe(false);
  expect(silent.has(sectionOf('Dalvik/2.1.1'))).toBe(false);
  expect(silent.has(section, 8)).toBe(false);
});

test('long sections are not kept', () => {
  const silent = new SilentSections();
  silent.add(sectionOf('x'.repeat(1_000)));
  expect(silent.has(sectionOf('x'.repeat(1_000)))).toBe(false);
});

test('memory is bounded, and what was known before is found out again', () => {
  const silent = new SilentSections();
  for (let at = 0; at <= 4_096; at++) silent.add(sectionOf(`n=${at}`));
  expect(silent.has(sectionOf('n=0'))).toBe(false);
  expect(silent.has(sectionOf('n=4096'))).toBe(true);
});
