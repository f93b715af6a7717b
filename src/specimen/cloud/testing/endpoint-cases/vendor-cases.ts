import { type EndpointCase, json, told } from './endpoint-case.ts';

/** Updates, the list of apps, and the shop. */
export const vendorCases: readonly EndpointCase[] = [
  { id: 'manifest', does: 'signs a build', values: { build: 'ota' }, what: told({ build: 'ota' }) },
  {
    id: 'manifest',
    does: 'refuses what is no build',
    values: { build: '../x' },
    status: 400,
    what: told({ build: '../x' }),
  },
  { id: 'payload', does: 'gives a build', values: { file: 'ota.zip' }, what: told({ file: 'ota.zip' }) },
  {
    id: 'payload',
    does: 'has no other files',
    values: { file: 'ota.exe' },
    status: 404,
    what: told({ file: 'ota.exe' }),
  },
  {
    id: 'checkPackages',
    does: 'takes the apps',
    body: json({ packages: ['com.a'] }),
    answer: { code: 0, data: { blocked: [] } },
    what: told({ '/packages/0': 'com.a' }),
  },
  { id: 'checkPackages', does: 'refuses what is no JSON', body: 'packages', status: 400, what: [] },
  {
    id: 'order',
    does: 'accepts an order',
    body: json({ accountId: 'someone', orderId: '7', address: { city: 'Delhi' } }),
    answer: { code: 0, data: { state: 'accepted' } },
    what: told({ '/accountId': 'someone', '/orderId': '7', '/address/city': 'Delhi' }),
  },
  {
    id: 'order',
    does: 'refuses an order of nobody',
    body: json({ orderId: '7' }),
    status: 400,
    what: told({ '/orderId': '7' }),
  },
  {
    id: 'orders',
    does: 'has no orders of a stranger',
    values: { accountId: 'someone' },
    answer: { code: 0, data: { orders: [] } },
    what: told({ accountId: 'someone' }),
  },
];
