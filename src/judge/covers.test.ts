import { expect, test } from 'vitest';
import { covers } from './covers.ts';

const named = (addresses: string[], value = 'api.vendor.example') => ({
  host: { value, basis: 'host-field' },
  addresses,
});

test.each([
  ['*.vendor.example', named([]), null, true],
  ['other.example', named([]), null, false],
  ['192.0.2.1', named(['192.0.2.1']), null, true],
  ['192.0.2.1', named(['192.0.2.1', '192.0.2.2']), null, null],
  ['192.0.2.1', named(['192.0.2.1', '192.0.2.2']), '192.0.2.1', true],
  ['192.0.2.1', named(['192.0.2.1', '192.0.2.2']), '192.0.2.2', false],
  ['192.0.2.1', named([]), null, null],
  ['192.0.2.1', named([], '192.0.2.2'), null, false],
  ['::ffff:192.0.2.1', named(['192.0.2.1']), null, true],
] as const)('%s covers %j at %s: %s', (written, destination, address, expected) => {
  expect(covers(written, destination, address)).toBe(expected);
});
