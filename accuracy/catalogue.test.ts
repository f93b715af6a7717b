import { expect, test } from 'vitest';
import { kinds } from '../src/index.ts';
import { knownContainers, knownLayers, ways } from './catalogue.ts';
import { hashedForms } from './compose/hashed-forms.ts';
import { bytesOf, ofText } from './content.ts';
import { newIdentity } from './identity/identity.ts';
import { Random } from './random.ts';
import { containersUnnamed, formsNotYet, layersNotYet } from './supported.ts';

const random = new Random('catalogue');
const { keys, subjects } = newIdentity('catalogue', 0);
/** Something for every layer to change: JSON with quotes, spaces and what is past ASCII. */
const text = `{"k":"${random.hex(60)}","d":"Zoë & <${random.digits(40)}>","é":"${'ab'.repeat(30)}"}`;

test('ids are unique', () => {
  for (const list of [ways, knownLayers, knownContainers]) {
    const ids = list.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  }
});

test('what is said not to be found yet is in the catalogue', () => {
  expect([...formsNotYet].filter((id) => !ways.some((way) => way.id === id))).toEqual([]);
  expect([...layersNotYet].filter((id) => !knownLayers.some((layer) => layer.id === id))).toEqual([]);
  expect([...containersUnnamed].filter((id) => !knownContainers.some((one) => one.id === id))).toEqual([]);
});

test('every kind of identifier is hidden, in a form that is found', () => {
  const hidden = new Set(ways.flatMap(({ form, isSupported }) => (isSupported ? (form?.kinds ?? []) : [])));
  expect(kinds.map(({ kind }) => kind).filter((kind) => !hidden.has(kind))).toEqual([]);
  expect(hashedForms.size).toBeGreaterThan(20);
});

test.each(ways.flatMap(({ id, form }) => (form === null ? [] : [[id, form] as const])))(
  'form %s is one of some value of every kind that has it',
  (_, form) => {
    for (const kind of form.kinds) {
      // Some markets have no such writing, so several are tried.
      const own = [0, 1, 2, 3, 4, 5].flatMap((batch) => newIdentity('forms', batch).subjects);
      const written = own
        .filter((subject) => subject.kind === kind)
        .map((subject) => form.write(subject, random));
      expect(
        written.some((one) => one !== null),
        kind,
      ).toBe(true);
    }
  },
);

test.each(knownLayers.map(({ id, layer }) => [id, layer] as const))(
  'layer %s is read back by its own piece',
  (_, layer) => {
    const laid = layer.lay(ofText(text), { random, keys });
    expect(laid).not.toBeNull();
    for (const { input, output, piece, readings } of laid?.uses ?? []) {
      expect(readings.length).toBeGreaterThan(0);
      if (piece !== undefined) expect(piece(output).some((read) => read.includes(input))).toBe(true);
    }
    expect(laid && bytesOf(laid.content).length).toBeGreaterThan(0);
  },
);

test.each(knownContainers.map((container) => [container.id, container] as const))(
  'container %s holds text',
  (_, container) => {
    const held = container.hold(ofText('490154203237518'), {
      random,
      name: 'imei',
      beside: { n: 1, s: 'x' },
    });
    expect(held).not.toBeNull();
    const all = [held && bytesOf(held.content), ...(held?.uses.map(({ input }) => input) ?? [])];
    expect(all.some((bytes) => bytes?.includes('490154203237518'))).toBe(true);
  },
);

test('identities have subjects of every kind, no two numbers ending alike', () => {
  expect(new Set(subjects.map(({ kind }) => kind)).size).toBe(kinds.length);
  const ends = subjects.flatMap(({ phone }) => (phone === undefined ? [] : [phone.national.slice(-7)]));
  expect(ends).toEqual([...new Set(ends)]);
});
