import { expect, it } from 'vitest';
import { type Identifier, kinds, seededRandom } from '../case/index.ts';
import { provesNothing } from './proves-nothing.ts';

it.each<[Identifier['kind'], string]>([
  ['name', 'Li'],
  ['name', 'Asha'],
  ['name', 'आशा'],
  ['carrier', 'Airtel'],
  ['carrier', 'T-Mobile'],
  ['carrier', 'Deutsche Telekom'],
  ['carrier', '40410'],
  ['device-name', 'Redmi 1S'],
  ['device-name', 'Xiaomi Redmi Note 4'],
  ['ssid', 'Linksys'],
  ['cell-id', '12345'],
  ['ip-address', '10.0.0.1'],
  ['ip-address', '192.168.178.23'],
  ['ip-address', '8.8.8.8'],
  ['sms-text', 'ok, thanks'],
  ['contact-number', '112'],
  ['contact-number', '111111111'],
  ['advertising-id', '00000000-0000-0000-0000-000000000000'],
  ['wifi-mac', '02:00:00:00:00:00'],
  ['other', '11'],
])('%s %s proves nothing by itself', (kind, text) => {
  expect(provesNothing(text, kind)).toBe(true);
});

it.each<[Identifier['kind'], string]>([
  ['name', 'Asha Testcase'],
  ['name', 'John Smith'],
  ['name', '王小明'],
  ['name', 'आशा कुमार'],
  ['contact-number', '5550123'],
  ['imei', '490154203237518'],
  ['email', 'li@qq.com'],
  ['android-id', '7d5a6fd0d53a566b'],
  ['ip-address', '42.62.48.81'],
  ['ssid', 'TP-LINK_A1B2'],
  ['serial', 'a1b2c3d4'],
])('%s %s does', (kind, text) => {
  expect(provesNothing(text, kind)).toBe(false);
});

it('lets what is planted prove something', () => {
  for (const { kind, canary } of kinds) {
    if (kind === 'app-list' || kind === 'carrier' || kind === 'cell-id' || kind === 'ip-address') continue;
    for (let seed = 0; seed < 20; seed++) {
      const value = canary(seededRandom(`${kind}${seed}`), 'IN');
      expect(provesNothing(String(value), kind), kind).toBe(false);
    }
  }
});
