import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ResidencyPromise, residencyPromiseOf } from '../../case/index.ts';
import { type Served, servedFrom } from '../testing/index.ts';
import { residencyOutcome, residencyVerdicts } from './index.ts';

const services = [{ id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] }];
const tables = { a: '2015-01-01', b: '2015-02-01', old: '2012-01-01', new: '2026-06-01' };
const promised = residencyPromiseOf({
  services: ['cloud'],
  markets: ['in'],
  places: [{ country: 'us', region: 'oregon' }, { country: 'sg' }],
  by: '2014-12-31',
});
const server = (given: Partial<Served>): Served => ({
  host: 'api.vendor.example',
  address: '54.254.100.81',
  days: ['2015-01-10', '2015-01-12'],
  says: { a: 'SG' },
  ...given,
});
const elsewhere = { host: 'old.vendor.example', address: '42.62.48.81', says: { a: 'CN' } };

const judged = (servers: readonly Served[], promise = promised, given = {}) =>
  residencyVerdicts(promise, servedFrom(servers, { tables, services, ...given }));

describe('the promise as a whole', () => {
  const two = { ...promised, services: ['cloud', 'mail'] };
  const both = { services: [...services, { id: 'mail', title: 'Mail', hosts: ['mail.vendor.example'] }] };
  const mail = { host: 'mail.vendor.example', address: '54.254.100.90' };
  const late = { days: ['2015-02-01', '2015-02-02'] as const };
  const early = { days: ['2014-11-01', '2014-11-02'] as const };
  test.each<[string, readonly Partial<Served>[], ResidencyPromise, string, RegExp]>([
    ['kept by all', [{}, mail], two, 'upheld', /^Kept for cloud in 2015-01, mail in 2015-01\./],
    [
      'kept by one, broken by the other',
      [{}, { ...mail, says: { a: 'CN' } }],
      two,
      'refuted',
      /^Broken for mail in 2015-01\./,
    ],
    ['kept by one, the other never used', [{}], two, 'not-tested', /^Not tested for mail\./],
    [
      'kept by one, the other only before it was due',
      [{}, { ...mail, ...early }],
      two,
      'not-tested',
      /^Not tested for mail in 2014-11\./,
    ],
    ['broken, then kept', [elsewhere, { ...late }], promised, 'refuted', /^Broken for cloud in 2015-01\./],
    [
      'open, then kept',
      [{ says: { a: 'US' } }, { ...late, address: '54.254.100.82' }],
      promised,
      'partly',
      /^Open for cloud in 2015-01\./,
    ],
    ['kept early and late', [{ ...early }, { ...late }], promised, 'upheld', /^Kept for cloud in 2015-02\./],
    ['only early', [{ ...early }], promised, 'not-tested', /^Not tested for cloud in 2014-11\./],
    [
      'kept in one of two markets',
      [{}],
      { ...promised, markets: ['IN', 'MY'] },
      'partly',
      /^Kept for IN; nothing is known for MY\./,
    ],
    [
      'in no market that was looked from',
      [{}],
      { ...promised, markets: ['MY'] },
      'not-tested',
      /^Not tested for cloud\. The phone was watched from IN, so nothing is known for MY\. What is done/,
    ],
    [
      'in none of several markets',
      [{}],
      { ...promised, markets: ['HK', 'MY', 'SG'] },
      'not-tested',
      /^Not tested for cloud\. The phone was watched from IN, so nothing is known for HK, MY and SG\. What is done/,
    ],
    [
      'in a market where the service was not used, and in others that nobody looked from',
      [elsewhere],
      { ...promised, services: ['mail'], markets: ['HK', 'IN', 'MY'] },
      'not-tested',
      /^Not tested for mail\. No host of mail was spoken to\. The phone was watched from IN, so nothing is known for HK and MY\./,
    ],
  ])('%s', (_, servers, promise, verdict, because) => {
    const rows = judged(servers.map(server), promise, both);
    expect(residencyOutcome(rows)).toMatchObject({ verdict, because: expect.stringMatching(because) });
  });

  const anyServer = fc.record({
    host: fc.constantFrom('api.vendor.example', 'mail.vendor.example'),
    address: fc.constantFrom('54.254.100.81', '42.62.48.81', '8.8.8.8'),
    days: fc.constantFrom<Served['days'][]>(['2014-11-01', '2014-11-02'], ['2015-01-10', '2015-01-12']),
    says: fc.dictionary(
      fc.constantFrom('a', 'b', 'old'),
      fc.constantFrom('SG', 'CN', 'US', 'US Oregon', 'US California'),
    ),
    roundTrip: fc.constantFrom(1, 12, 300),
    opaque: fc.constantFrom(0, 50),
  });

  test('seeing less never upholds what was not upheld before', () => {
    fc.assert(
      fc.property(fc.array(anyServer, { maxLength: 6 }), fc.nat(5), (servers, left) => {
        const whole = residencyOutcome(judged(servers, two, both)).verdict;
        const blind = { ...both, bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'off' } };
        expect(residencyOutcome(judged(servers, two, blind)).verdict).not.toBe('upheld');
        if (whole !== 'upheld') return;
        const without = servers.filter(({ host }) => host !== servers[left % servers.length]?.host);
        expect(residencyOutcome(judged(without, two, both)).verdict).toBe('not-tested');
      }),
    );
  });
});
