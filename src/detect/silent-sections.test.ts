import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { sectionOf } from '../decode/testing/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { type SightResult, sight } from './sight.ts';
import { MOST_SILENT_BYTES, SilentSections, silentKeyOf } from './silent-sections.ts';

const NOTHING: SightResult = {
  sighted: [],
  halves: [],
  notKept: new Map(),
  unreadable: 0,
  media: { byteLength: 0, kinds: [] },
  sealed: [],
  keys: [],
  notices: [],
};

const section = sectionOf('Dalvik/2.1.0');
const long = sectionOf('Dalvik/2.1.0 '.repeat(100));

test.each([
  ['its field', { ...section, field: 'x-device' }, {}],
  ['its coding', { ...section, contentEncodings: ['br'] }, {}],
  ['its type', { ...section, contentType: 'application/json' }, {}],
  ['what was said before', { ...section, repeated: 4 }, {}],
  ['its bytes', sectionOf('Dalvik/2.1.1'), {}],
  ['the blocks of ciphers', section, { sealedBlock: 8 }],
  ['whether there are keys', section, { isKeyed: true }],
])('a section is told from another by %s', (_name, other, ways) => {
  expect(silentKeyOf(other, ways)).not.toBe(silentKeyOf(section, {}));
});

test.each([
  ['short', section],
  ['long', long],
])('a %s section is known again', (_name, one) => {
  const silent = new SilentSections();
  expect(silent.get(silentKeyOf(one, {}))).toBeNull();
  silent.keep(silentKeyOf(one, {}), { ...NOTHING, unreadable: 7 });
  const again = { ...one, bytes: one.bytes.slice() };
  expect(silent.get(silentKeyOf(again, {}))).toMatchObject({ unreadable: 7 });
  const [last = 0] = again.bytes.slice(-1);
  again.bytes[again.bytes.byteLength - 1] = last ^ 1;
  expect(silent.get(silentKeyOf(again, {}))).toBeNull();
});

const ID = 'b7f3e019-device-4411';
const compiled = () =>
  compileIdentity([{ id: 'device', kind: 'account-id', value: ID, fixed: true }], { market: null });

test('what is looked for is sighted each time', () => {
  const needles = compiled();
  for (let time = 0; time < 3; time++)
    expect(sight(sectionOf(`{"id":"${ID}"}`), needles).sighted).toHaveLength(1);
});

test('what was held back, as an earlier section held it, is sighted where it is told first', () => {
  const needles = compiled();
  const told = sectionOf(`{"id":"${ID}"}`);
  expect(sight({ ...told, repeated: told.bytes.byteLength }, needles).sighted).toHaveLength(0);
  expect(sight(told, needles).sighted).toHaveLength(1);
});

test('what may be encrypted is told each time, with where it stands', () => {
  const needles = compiled();
  const cipher = createCipheriv('aes-128-cbc', Buffer.alloc(16, 3), Buffer.alloc(16, 5));
  const closed = Buffer.concat([cipher.update('x'.repeat(150)), cipher.final()]);
  const body = () => sectionOf(`{"device":"none","data":"${closed.toString('base64')}"}`);
  const told = () => {
    const { sealed, unreadable } = sight(body(), needles, { sealedBlock: 16 });
    return {
      unreadable,
      parts: sealed.map(({ bytes, layer }) => [layer, Buffer.from(bytes).toString('hex')]),
    };
  };
  const first = told();
  expect(first.unreadable).toBeGreaterThan(0);
  expect(first.parts).toContainEqual(['base64', closed.toString('hex')]);
  expect(told()).toEqual(first);
});

test('memory is bounded, and what was known long ago is found out again', () => {
  const silent = new SilentSections();
  const count = 40;
  const bytes = new Uint8Array((2 * MOST_SILENT_BYTES) / count / 2);
  const part = { section, parent: null, layer: null, span: { start: 0, end: bytes.byteLength } } as const;
  const sealed = [{ ...part, bytes, depth: 0, back: (span: { start: number; end: number }) => span }];
  for (let at = 0; at < count * 2; at++) {
    silent.keep(`${at}`, { ...NOTHING, sealed });
    silent.get('0');
  }
  expect(silent.get('0')).not.toBeNull();
  expect(silent.get('1')).toBeNull();
  expect(silent.get(`${count * 2 - 1}`)).not.toBeNull();
});
