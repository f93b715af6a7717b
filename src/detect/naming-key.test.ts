import { expect, it } from 'vitest';
import type { Kind } from '../case/index.ts';
import { namingKey } from './naming-key.ts';

it.each<[string, Kind, string | null]>([
  ['carrier', 'carrier', 'carrier'],
  ['Network-Operator', 'carrier', 'networkoperator'],
  ['device_carrier', 'carrier', 'carrier'],
  ['myDeviceCarrier', 'carrier', 'carrier'],
  ['local_ip', 'ip-address', 'localip'],
  ['server_ip', 'ip-address', null],
  ['carrier_note', 'carrier', null],
  ['', 'carrier', null],
  ['device_'.repeat(10_000), 'carrier', null],
])('%s names %s by %s', (name, kind, key) => {
  expect(namingKey(name, kind)).toBe(key);
});
