import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endpointIds,
  endpoints,
  endpointTarget,
  hostRow,
  hosts,
  matchTarget,
  serviceIds,
  serviceOf,
} from './index.ts';

describe('endpoint targets', () => {
  test.each([
    [
      'lookUp',
      { type: 'MXPH', externalId: '+919876543210' },
      '/pass/user@id?type=MXPH&externalId=%2B919876543210',
    ],
    ['activate', { device: 'abc-_', imsi: '404' }, '/pass/activate/dev/abc-_/activating?imsi=404'],
    ['serviceLogin', { sid: 'micloud' }, '/pass/serviceLogin?sid=micloud'],
    ['payload', { file: 'ota.zip' }, '/updates/ota.zip'],
    ['beacon', {}, '/b'],
  ] as const)('%s is written %s', (id, values, target) => expect(endpointTarget(id, values)).toBe(target));

  test('a name of the path that has no value is our own fault', () => {
    expect(() => endpointTarget('activate', { imsi: '1' })).toThrow(RangeError);
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...endpointIds),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (id, value) => {
          const names = [...endpoints[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
          const values = Object.fromEntries([...names, 'q'].map((name) => [name, value]));
          const target = endpointTarget(id, values);
          const match = matchTarget(endpoints[id].method, endpoints[id].host.toUpperCase(), target);
          expect(match?.id).toBe(id === 'payload' && value === 'manifest.json' ? 'manifest' : id);
          expect(match?.query.get('q')).toBe(value);
          for (const name of names) expect(match?.segments[name]).toBe(value);
        },
      ),
    );
  });

  test('anything else is nobody’s, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hosts.map(({ host }) => host)), fc.string(), (host, target) => {
        expect(matchTarget('PUT', host, target)).toBeNull();
        matchTarget('GET', host, `/pass/activate/dev/${target}/activating`);
      }),
    );
    expect(matchTarget('GET', 'update.miui.com', '/updates/a/b.zip')).toBeNull();
  });
});

describe('hosts', () => {
  test('have every endpoint, every service and no address twice', () => {
    for (const id of endpointIds) expect(hostRow(endpoints[id].host)).not.toBeNull();
    const services = new Set(endpointIds.map(serviceOf));
    expect(services).toEqual(new Set(serviceIds));
    expect(new Set(hosts.map(({ station }) => station)).size).toBe(hosts.length);
  });
});
