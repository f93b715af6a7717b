import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { Identifier } from '../case/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { eachHit } from './each-hit.ts';

const one = (kind: Identifier['kind'], value: Identifier['value']): Identifier => ({
  id: `the-${kind}`,
  kind,
  value,
  fixed: false,
});

it.each<[string, Identifier, string[]]>([
  ['a value that tells enough', one('imei', '490154203237518'), []],
  ['a weak value', one('carrier', 'Airtel'), ['weak-value']],
  ['an empty value', one('name', ' '), ['nothing-to-search']],
  ['an empty list', one('app-list', []), ['nothing-to-search']],
  ['a list', one('app-list', ['com.example.a']), []],
  ['a number that no plan has', one('contact-number', '+999 12'), ['weak-value']],
])('says of %s what can be found', (_, identifier, codes) => {
  const { notices } = compileIdentity([identifier], { market: 'IN' });
  expect(notices.map(({ code }) => code)).toEqual(codes);
  for (const { about, detail } of notices) {
    expect(about).toBe(identifier.id);
    if (String(identifier.value).trim() !== '') expect(detail).not.toContain(String(identifier.value));
  }
});

it('makes one needle of a text that several identifiers share', () => {
  const { claims } = compileIdentity([one('msisdn', '+919812345678'), one('sms-number', '+919812345678')], {
    market: null,
  });
  for (let needle = 0; needle < claims.size; needle++) {
    const kinds = claims.of(needle).map(({ identifier }) => identifier.kind);
    expect(new Set(kinds)).toEqual(new Set(['msisdn', 'sms-number']));
  }
});

it('does not hash what proves nothing', () => {
  const needles = compileIdentity([one('carrier', 'Airtel')], { market: null });
  expect(needles.claims.size).toBe(3);
  expect(needles.claims.of(0)).toMatchObject([{ rank: 0, isWeak: true }]);
  const hits: unknown[] = [];
  eachHit(bytesOf(hash('sha1', 'Airtel')), needles, (claim) => hits.push(claim));
  expect(hits).toEqual([]);
});
