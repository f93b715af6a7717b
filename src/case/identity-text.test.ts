import { describe, expect, test } from 'vitest';
import { newIdentity } from './identity.ts';
import { caseFileText } from './identity-text.ts';
import { seededRandom } from './random.ts';
import { readCase } from './read/read-case.ts';
import { smsList } from './sms-list.ts';
import { vCard } from './v-card.ts';

const identity = newIdentity('IN', seededRandom('texts'));
const planted = (id: string) => String(identity.find((one) => one.id === id)?.value);

describe('as a case file', () => {
  test.each(['IN', 'US', 'CN', null])('reads back as the same identity, with nothing odd (%s)', (market) => {
    const made = newIdentity(market, seededRandom(`case ${market}`));
    const { case: read, notices } = readCase(
      caseFileText(made, { title: 'A "new" one: #1', market }),
      'case.yaml',
    );
    expect(notices).toEqual([]);
    expect(read.title).toBe('A "new" one: #1');
    expect(read.market).toBe(market);
    expect(new Set(read.identity)).toEqual(new Set(made));
  });

  test('warns where the numbers may be somebody\u2019s', () => {
    expect(caseFileText(identity, { title: 't', market: 'IN' })).toMatch(/may be somebody/);
    expect(caseFileText(identity, { title: 't', market: 'GB' })).not.toMatch(/may be somebody/);
  });

  test('holds a hostile value as text', () => {
    const value = 'a" }\n  - { id: x, kind: other, value: "\u2028 *b';
    const text = caseFileText([{ id: 'one', kind: 'other', value, fixed: false }], {
      title: 't',
      market: null,
    });
    expect(readCase(text, 'x').case.identity).toEqual([{ id: 'one', kind: 'other', value, fixed: false }]);
  });
});

describe('as vCards', () => {
  const cards = vCard(identity);

  test('each contact has its own name, number and e-mail address, and nobody else is there', () => {
    const parts = cards.split('END:VCARD\r\n').slice(0, -1);
    expect(parts).toHaveLength(2);
    for (const [index, part] of parts.entries()) {
      expect(part).toContain(`FN:${planted(`contact${index + 1}.name`)}\r\n`);
      expect(part).toContain(`TEL;TYPE=CELL:${planted(`contact${index + 1}.number`)}\r\n`);
      expect(part).toContain(`EMAIL;TYPE=INTERNET:${planted(`contact${index + 1}.email`)}\r\n`);
    }
    expect(cards).not.toContain(planted('own.name'));
    expect(cards).not.toContain(planted('caller'));
  });

  test('special characters are escaped and long lines folded between characters', () => {
    const value = `${'ß'.repeat(60)}; a,b\\c`;
    const card = vCard([{ id: 'c.name', kind: 'contact-name', value, fixed: false }]);
    for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(card.replaceAll('\r\n ', '')).toContain(`FN:${'ß'.repeat(60)}\\; a\\,b\\\\c\r\n`);
  });
});

test('as a list of SMS, the text that is looked for holds no number that is', () => {
  const [head, ...rows] = smsList(identity).trimEnd().split('\r\n');
  expect(head).toBe('direction,number,text');
  expect(rows).toHaveLength(3);
  const withText = rows.filter((row) => row.includes(planted('sms1.text')));
  expect(withText).toHaveLength(1);
  expect(withText[0]).not.toContain(planted('sms1.inner'));
  expect(rows.filter((row) => row.includes(planted('sms1.inner')))).toHaveLength(1);
  expect(rows.filter((row) => row.startsWith('sent'))[0]).toContain(planted('sms2.to'));
});
