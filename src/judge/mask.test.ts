import { expect, test } from 'vitest';
import { masked } from './mask.ts';

test.each([
  ['imei', '490154203237518', '49***********18'],
  ['wifi-mac', '9c:99:a0:1b:2c:3d', '9c:**:**:**:**:3d'],
  ['msisdn', '+919812345678', '+91********78'],
  ['advertising-id', 'daafd9d7-2275-49ec-ace7-77a7c0906bee', 'da******-****-****-****-**********ee'],
  ['email', 'asha.t@mail.example.com', 'a***.*@****.*******.***'],
  ['location', '28.631897,-77.187739', '28.******,-77.******'],
  ['carrier', 'Vodafone IN', 'V******* **'],
  ['ssid', 'Дом 5', 'Д** *'],
  ['serial', '1c19383', '1******'],
] as const)('%s', (kind, value, shown) => {
  expect(masked(value, kind)).toBe(shown);
});
