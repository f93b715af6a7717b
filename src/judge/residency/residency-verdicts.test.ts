import { describe, expect, test } from 'vitest';
import { type Kind, type ResidencyPromise, residencyPromiseOf, type Scope } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
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
const about = (...kinds: Kind[]): ResidencyPromise => ({ ...promised, kinds });

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

describe('one month', () => {
  test.each<[string, readonly Partial<Served>[], ResidencyPromise, string, RegExp]>([
    [
      'a country that will do',
      [{}],
      promised,
      'upheld',
      /^api\.vendor\.example in SG \(a of 2015-01-01\), as promised\./,
    ],
    ['a region by its name', [{ says: { a: 'US Oregon' } }], promised, 'upheld', /in US, Oregon/],
    [
      'another region',
      [{ says: { a: 'US California' } }],
      promised,
      'refuted',
      /the country is right, the region is not/,
    ],
    ['no region', [{ says: { a: 'US' } }], promised, 'partly', /country yes, region unknown/],
    [
      'regions that differ',
      [{ says: { a: 'US Oregon', b: 'US California' } }],
      promised,
      'partly',
      /Tables disagree/,
    ],
    ['another country', [elsewhere], promised, 'refuted', /and not in US \(oregon\) or SG/],
    ['one of two elsewhere', [{}, elsewhere], promised, 'refuted', /^old\.vendor\.example in CN/],
    [
      'tables that differ',
      [{ says: { a: 'SG', b: 'CN' } }],
      promised,
      'partly',
      /in SG \(a of 2015-01-01\) and in CN \(b of 2015-02-01\)/,
    ],
    [
      'tables that differ and are both wrong',
      [{ says: { a: 'DE', b: 'CN' } }],
      promised,
      'refuted',
      /in DE .* and in CN/,
    ],
    ['a table that is too old', [{ says: { a: 'SG', old: 'CN' } }], promised, 'upheld', /in SG/],
    ['only a table that is too new', [{ says: { new: 'SG' } }], promised, 'upheld', /new of 2026-06-01/],
    ['no table', [{ says: {} }], promised, 'not-tested', /at no address that a table knows/],
    ['no table for one of two', [{}, { ...elsewhere, says: {} }], promised, 'partly', /as promised, but old/],
    [
      'a content network',
      [{ edge: 'Akamai' }],
      promised,
      'not-tested',
      /content network answers from wherever/,
    ],
    [
      'a content network beside it',
      [{}, { ...elsewhere, edge: 'Akamai' }],
      promised,
      'upheld',
      /as promised/,
    ],
    [
      'a content network that was told something',
      [{}, { ...elsewhere, edge: 'Akamai', told: ['imei'] }],
      promised,
      'partly',
      /on Akamai/,
    ],
    [
      'an answer that came too soon',
      [{ says: { a: 'US Oregon', b: 'SG' }, roundTrip: 12 }],
      promised,
      'upheld',
      /not in US as a of 2015-01-01 says, for it answered within 12 ms/,
    ],
    [
      'an answer that came too soon for all',
      [{ says: { a: 'US Oregon' }, roundTrip: 12 }],
      promised,
      'not-tested',
      /within 12 ms/,
    ],
    [
      'an answer that took its time',
      [{ says: { a: 'US Oregon' }, roundTrip: 240 }],
      promised,
      'upheld',
      /Oregon/,
    ],
    [
      'before it was due',
      [{ ...elsewhere, days: ['2014-12-01', '2014-12-31'] }],
      promised,
      'not-tested',
      /was still to come/,
    ],
    [
      'an address from before the day to after it',
      [{ ...elsewhere, days: ['2014-12-01', '2015-01-02'] }],
      promised,
      'refuted',
      /^old\.vendor\.example in CN/,
    ],
    [
      'where nothing came back from',
      [{ isUnanswered: true }],
      promised,
      'not-tested',
      /but nothing came back from there/,
    ],
    [
      'nothing came back from elsewhere',
      [{}, { ...elsewhere, isUnanswered: true }],
      promised,
      'upheld',
      /^api/,
    ],
    [
      'nothing came back from elsewhere, but data was seen to go',
      [{}, { ...elsewhere, isUnanswered: true, told: ['imei'] }],
      promised,
      'refuted',
      /^old/,
    ],
    ['the kind there', [{ told: ['imei'] }], about('imei'), 'upheld', /as promised/],
    ['the kind nowhere', [{ told: ['imsi'] }], about('imei'), 'not-tested', /None of the data .*\(imei\)/],
    ['the kind elsewhere', [{}, { ...elsewhere, told: ['imei'] }], about('imei'), 'refuted', /^old/],
    [
      'another kind elsewhere',
      [{ told: ['imei'] }, { ...elsewhere, told: ['imsi'] }],
      about('imei'),
      'upheld',
      /^api/,
    ],
    [
      'what could not be read elsewhere',
      [{ told: ['imei'] }, { ...elsewhere, opaque: 9 }],
      about('imei'),
      'partly',
      /could not all be read/,
    ],
    [
      'only another kind elsewhere',
      [{ ...elsewhere, told: ['imsi'] }],
      about('imei'),
      'not-tested',
      /nothing that the promise is about/,
    ],
  ])('%s', (_, servers, promise, verdict, because) => {
    const [row, ...more] = judged(servers.map(server), promise);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ verdict, because: expect.stringMatching(because) });
    expect(row?.because).toMatch(/Seen from IN\. .*cannot be seen from the phone\.$/);
  });

  test('what the promise leaves out is not judged, and said', () => {
    const exceptions = [
      { what: 'static pages', hosts: ['old.vendor.example'] },
      { what: 'users in mainland China', hosts: [] },
    ];
    const [row] = judged([server({}), server(elsewhere)], { ...promised, exceptions });
    expect(row?.verdict).toBe('upheld');
    expect(row?.because).toContain('Outside the promise: static pages; users in mainland China.');
    const [alone] = judged([server(elsewhere)], { ...promised, exceptions });
    expect(alone).toMatchObject({ verdict: 'not-tested' });
  });

  test('country, autonomous system and registrable domain stand apart, each with its basis and date', () => {
    const evidence = servedFrom([server({})], { tables, services });
    const [destination] = evidence.destinations;
    if (destination === undefined) throw new RangeError('there is no destination');
    const network = { value: 16509, organisation: 'AMAZON-02', basis: 'address-table', table: 'b' };
    const domain = { value: 'vendor.example', basis: 'public-suffix-list' };
    const given: Evidence = {
      ...evidence,
      destinations: [{ ...destination, domain, networks: [{ ...network, address: '54.254.100.81' }] }],
    };
    expect(residencyVerdicts(promised, given)[0]?.servers).toMatchObject([
      {
        standing: 'in-place',
        countries: [{ value: 'SG', basis: 'address-table', table: 'a', date: '2015-01-01' }],
        networks: [{ ...network, date: '2015-02-01' }],
        domain,
      },
    ]);
  });
});

describe('a day within a month', () => {
  const promise = { ...promised, by: '2015-01-15' };
  const [before, after] = [['2015-01-10', '2015-01-10'] as const, ['2015-01-20', '2015-01-20'] as const];
  test.each([
    ['elsewhere before and after', { ...elsewhere, days: before }, { ...elsewhere, days: after }, 'refuted'],
    ['elsewhere before it alone', { ...elsewhere, days: before }, { days: after }, 'upheld'],
    ['elsewhere after it alone', { days: before }, { ...elsewhere, days: after }, 'refuted'],
    ['never after it', { days: before }, { days: before }, 'not-tested'],
  ] as const)('%s', (_, first, second, verdict) => {
    const rows = judged([server(first), server(second)], promise);
    expect(residencyOutcome(rows).verdict).toBe(verdict);
    expect(rows.filter(({ isEarly }) => isEarly).every((row) => row.verdict === 'not-tested')).toBe(true);
  });

  test('the day itself is not after it, and what was told before it does not count', () => {
    const told = { told: ['imei' as const] };
    const kinds = { ...promise, kinds: ['imei' as const] };
    const on = { ...elsewhere, ...told, days: ['2015-01-15', '2015-01-15'] as const };
    expect(residencyOutcome(judged([server(on)], kinds)).verdict).toBe('not-tested');
    const then = { ...elsewhere, days: after };
    expect(residencyOutcome(judged([server(on), server(then)], kinds)).verdict).toBe('not-tested');
    expect(residencyOutcome(judged([server({ ...then, ...told })], kinds)).verdict).toBe('refuted');
  });

  test('a capture that tells no time', () => {
    const evidence = servedFrom([server(elsewhere)], { tables, services });
    const destinations = evidence.destinations.map((destination) => ({
      ...destination,
      contacts: destination.contacts?.map((each) => ({ ...each, month: null, from: null, to: null })) ?? [],
    }));
    const [row] = residencyVerdicts(promise, { ...evidence, destinations });
    expect(row).toMatchObject({ verdict: 'not-tested', month: null });
    expect(row?.because).toContain('the capture does not tell the time');
  });
});

describe('what the promise was made for', () => {
  const phases = [
    {
      id: 'old',
      build: 'V4',
      setup: 'kept' as const,
      from: '2015-01-10T00:00:00Z',
      to: '2015-01-11T00:00:00Z',
    },
    {
      id: 'new',
      build: 'V5',
      setup: 'new' as const,
      from: '2015-01-11T00:00:00Z',
      to: '2015-01-13T00:00:00Z',
    },
  ];
  const device = { market: 'IN' };
  const inPhase = (phase: string, given: Partial<Served> = {}) =>
    server({
      days: phase === 'old' ? ['2015-01-10', '2015-01-10'] : ['2015-01-12', '2015-01-12'],
      phase,
      ...given,
    });
  const within = (scope: Scope, servers: readonly Served[]) =>
    residencyOutcome(
      residencyVerdicts(promised, servedFrom(servers, { tables, services, phases, device }), scope),
    );

  test.each<[string, Scope, string]>([
    ['everything', {}, 'refuted'],
    ['the build that kept it', { builds: ['V5'] }, 'upheld'],
    ['the build that broke it', { builds: ['V4'] }, 'refuted'],
    ['a build that did not run', { builds: ['V6'] }, 'not-tested'],
    ['the phase that kept it', { phases: ['new'] }, 'upheld'],
    ['a setup', { setups: ['new', 'reset'] }, 'upheld'],
    ['days after', { from: '2015-01-11' }, 'upheld'],
    ['days before', { until: '2015-01-11' }, 'refuted'],
    ['days long after', { from: '2016-01-01' }, 'not-tested'],
    ['this market', { markets: ['IN'] }, 'refuted'],
    ['another market', { markets: ['BR'] }, 'not-tested'],
    ['this service', { services: ['cloud'] }, 'refuted'],
    ['another service', { services: ['mail'] }, 'not-tested'],
  ])('%s', (_, scope, verdict) => {
    expect(within(scope, [inPhase('old', elsewhere), inPhase('new')]).verdict).toBe(verdict);
  });

  test('of what nobody knows whether it was within, nothing is said', () => {
    const { phase: _, ...unphased } = inPhase('old', elsewhere);
    const alone = within({ builds: ['V5'] }, [unphased]);
    expect(alone).toMatchObject({
      verdict: 'not-tested',
      because: expect.stringContaining('nobody can tell'),
    });
    expect(within({ builds: ['V5'] }, [inPhase('new'), unphased]).verdict).toBe('not-tested');
    const { phase: __, ...kept } = inPhase('old');
    expect(within({ builds: ['V5'] }, [inPhase('new'), kept]).verdict).toBe('upheld');
    expect(within({ from: '2015-01-10T12:00:00Z' }, [inPhase('old', elsewhere)]).verdict).toBe('not-tested');
  });
});

describe('hosts of the maker that no service lists', () => {
  const stray = { ...elsewhere, host: 'sync2.vendor.test', party: 'first' as const, told: ['imei' as const] };
  test.each<[string, Partial<Served>, string]>([
    ['elsewhere', stray, 'partly'],
    ['elsewhere in another month', { ...stray, days: ['2015-03-01', '2015-03-01'] }, 'partly'],
    ['elsewhere before it was due', { ...stray, days: ['2014-12-01', '2014-12-01'] }, 'upheld'],
    ['elsewhere, what nobody can read', { ...stray, told: [], opaque: 10 }, 'partly'],
    ['elsewhere, without data', { ...stray, told: [] }, 'upheld'],
    ['in a promised place', { ...stray, says: { a: 'SG' } }, 'upheld'],
    ['of somebody else', { ...stray, party: 'third' }, 'upheld'],
    ['of nobody knows whom', { ...stray, party: 'unknown' }, 'partly'],
  ])('%s', (_, given, verdict) => {
    const outcome = residencyOutcome(judged([server({}), server(given)]));
    expect(outcome.verdict).toBe(verdict);
    if (verdict === 'partly') expect(outcome.because).toContain('data went to sync2.vendor.test in CN');
  });
});

test('what a host outside the promise was told is said', () => {
  const exceptions = [{ what: 'static pages', hosts: ['old.vendor.example'] }];
  const promise = { ...promised, exceptions };
  const [row] = judged([server({}), server({ ...elsewhere, told: ['imei'] })], promise);
  expect(row?.because).toContain('Told to hosts outside the promise: imei to old.vendor.example in CN');
  const [other] = judged([server({ told: ['imsi'] }), server({ ...elsewhere, told: ['imei'] })], {
    ...promise,
    kinds: ['imsi'],
  });
  expect(other).toMatchObject({ verdict: 'upheld', because: expect.not.stringContaining('Told to hosts') });
});

describe('where it was watched from', () => {
  const vantage = { egressCountry: 'IN', simMccMnc: '40410', resolver: '1.1.1.1', locale: 'en_IN' };
  test.each<[string, object, string, RegExp]>([
    ['nowhere', { vantage: {} }, 'not-tested', /does not say from which country/],
    ['another country', { vantage: { ...vantage, egressCountry: 'FI' } }, 'not-tested', /watched from FI/],
    [
      'a SIM of another country',
      { vantage: { ...vantage, simMccMnc: '45400' } },
      'not-tested',
      /SIM in the phone was one of HK/,
    ],
    [
      'a SIM of a network nobody knows',
      { vantage: { ...vantage, simMccMnc: '99999' } },
      'upheld',
      /as promised/,
    ],
    ['a phone for another market', { device: { market: 'MY' } }, 'not-tested', /sold for MY/],
    [
      'no more than the country',
      { vantage: { egressCountry: 'IN' } },
      'upheld',
      /does not state its resolver, SIM, locale\./,
    ],
    [
      'one bearer alone',
      { bearers: { wifi: 'watched', cellular: 'unwatched', sms: 'off' } },
      'not-tested',
      /not every way out .*\(cellular\)/,
    ],
  ])('%s', (_, given, verdict, because) => {
    const [row] = judged([server({})], promised, given);
    expect(row).toMatchObject({ verdict, because: expect.stringMatching(because) });
  });

  test('a case that does not say which hosts serve the service, and a service that was not used', () => {
    const unnamed = judged([server({})], promised, { services: [{ id: 'cloud', title: 'Cloud' }] });
    expect(unnamed).toMatchObject([
      { verdict: 'not-tested', because: expect.stringContaining('does not say which hosts') },
    ]);
    const unused = judged([server({ host: 'other.example' })]);
    expect(unused).toMatchObject([{ verdict: 'not-tested', month: null }]);
  });
});
