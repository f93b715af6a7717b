import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chatAddress, LONGEST_STANZA, numberOf, type Stanza, StanzaReader, writeStanza } from './index.ts';

const read = (text: string) => new StanzaReader().push(text);
const element = (name: string, attributes: Record<string, string>, body: string | null): Stanza => ({
  kind: 'element',
  name,
  attributes,
  body,
});
const FAULT: Stanza = { kind: 'fault' };

describe('StanzaReader', () => {
  test.each<[string, Stanza[]]>([
    [
      '<stream:stream xmlns="xm" to="xiaomi.com" version="105">',
      [{ kind: 'open', attributes: { xmlns: 'xm', to: 'xiaomi.com', version: '105' } }],
    ],
    ['</stream:stream>', [{ kind: 'close' }]],
    ['<presence from="+1@xiaomi.com"/>', [element('presence', { from: '+1@xiaomi.com' }, null)]],
    ['<presence/> \n <presence />', [element('presence', {}, null), element('presence', {}, null)]],
    ['<message to="1"><body>a&lt;b&amp;c</body></message>', [element('message', { to: '1' }, 'a<b&c')]],
    ['<message to="1"></message>', [element('message', { to: '1' }, null)]],
    ['<message to="1"><body>a</bo', []],
    ['<message to="&quot;">', []],
    ['', []],
    ['hello', [FAULT]],
    ['</message>', [FAULT]],
    ['<message to=1/>', [FAULT]],
    ['<>', [FAULT]],
    ['hello<presence/>', [FAULT]],
    ['x'.repeat(LONGEST_STANZA + 1), [FAULT]],
  ])('%.60j', (text, stanzas) => expect(read(text)).toEqual(stanzas));

  const stanzas = fc.array(
    fc.oneof(
      fc.constant<Exclude<Stanza, { kind: 'fault' }>>({ kind: 'close' }),
      fc.record({
        kind: fc.constant('element' as const),
        name: fc.constantFrom('message', 'presence'),
        attributes: fc
          .dictionary(fc.constantFrom('to', 'from', 'id'), fc.string({ unit: 'grapheme' }))
          .map((record) => ({ ...record })),
        body: fc.option(fc.string({ unit: 'grapheme' })),
      }),
    ),
    { maxLength: 5 },
  );

  test('reads what is written, whole and in pieces', () => {
    fc.assert(
      fc.property(stanzas, fc.array(fc.nat(20)), (list, cuts) => {
        const text = list.map(writeStanza).join('');
        expect(read(text)).toEqual(list);
        const reader = new StanzaReader();
        const found: Stanza[] = [];
        let at = 0;
        for (const cut of cuts) {
          found.push(...reader.push(text.slice(at, at + cut)));
          at += cut;
        }
        found.push(...reader.push(text.slice(at)));
        expect(found).toEqual(list);
      }),
    );
  });

  test('takes anything without throwing, and nothing after a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'<>/ "=amessage:&;') })), (pieces) => {
        const reader = new StanzaReader();
        const found = pieces.flatMap((piece) => reader.push(piece));
        expect(found.findIndex(({ kind }) => kind === 'fault')).toBeOneOf([-1, found.length - 1]);
      }),
    );
  });
});

test('a chat address holds the number', () => {
  expect(chatAddress('+911')).toBe('+911@xiaomi.com');
  expect(numberOf(chatAddress('+911'))).toBe('+911');
  expect(numberOf('+911')).toBe('+911');
});
