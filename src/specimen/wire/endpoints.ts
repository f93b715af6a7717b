import type { Basis } from './basis.ts';
import { hostRow } from './hosts.ts';
import type { ServiceId } from './service-id.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly host: string;
  /** `{name}` stands for one segment. */
  readonly path: string;
  readonly basis: Basis;
}

/**
 * Every request of the handset, once for both sides.
 *
 * | endpoint | sent | answered (JSON unless said otherwise) |
 * |---|---|---|
 * | lookUp | query `type=MXPH`, `externalId`: E.164, `hashed` of it, or `encrypted` with the login key and cookies | `{"code":0,"data":{"status":"unknown"\|"online"[,"userId"]}}` |
 * | activate | path `{device}` = IMEI or `hashed`, query `imsi` likewise | `{"code":0,"data":{"phone"}}`, `{"code":10017}` where the device is not known |
 * | register | form `imei`, `phone`, `carrier` | `{"code":0}` |
 * | device | JSON `imsi`, `imei`, `phone`, `apps`; cookies | `{"code":0}` |
 * | serviceLogin | query `sid` | `{"code":70016,"_sign","sid"}` |
 * | serviceLoginAuth | form `user`, `hash`, `sid`, `_sign` (may be left out) | `{"code":0,"security","userId","serviceToken"}`, or 401 `{"code":70016}` |
 * | …Upload | body `encrypted` JSON; cookies | `{"code":0,"data":{"byteLength"}}` |
 * | …Download | cookies | body as it was uploaded; 404 before the first upload |
 * | manifest | query `build`, of an update check also `nonce`, `sentAt` | see update-manifest.ts |
 * | payload | path `{file}` = build and `.zip` | the ZIP |
 * | checkPackages | JSON `packages` | `{"code":0,"data":{"blocked":[]}}` |
 * | order | JSON `accountId`, `orderId`, `address`, … | `{"code":0,"data":{"state":"accepted"}}` |
 * | orders | query `accountId` | `{"code":0,"data":{"orders":[…]}}` as they were sent |
 * | beacon, blob | anything | 204 |
 * | stats | JSON `payload` = base64 of gzip of JSON | `{"code":0}` |
 * | mislabelled | base64 of JSON, labelled `application/encrypted-json` | `{"code":0}` |
 * | keyed | JSON `device` = HMAC of the IMEI, `nonce`, `sentAt` in milliseconds | `{"code":0}` |
 * | sealed | form `sim` = base64 of AES of the IMSI, `nonce`, `sentAt` | `{"code":0}` |
 * | contactHash | JSON `contactHash` = hex SHA-256 of the number's digits | `{"code":0}` |
 * | pinnedCheck | JSON | `{"code":0}` |
 *
 * The cookies are `userId` and `serviceToken` of the login answer. No answer names an identifier of the
 * phone's owner but those of `activate`, `…Download`, `orders` and a chat message that is delivered.
 */
export const endpoints = {
  lookUp: {
    method: 'GET',
    host: 'api.account.xiaomi.com',
    path: '/pass/user@id',
    basis: 'published clients',
  },
  activate: {
    method: 'GET',
    host: 'api.account.xiaomi.com',
    path: '/pass/activate/dev/{device}/activating',
    basis: 'published clients',
  },
  // F-Secure saw IMEI, own number and carrier at start-up in plain HTTP; which request carried them is unknown.
  register: { method: 'POST', host: 'api.account.xiaomi.com', path: '/pass/register', basis: 'chosen' },
  // F-Secure saw IMSI, IMEI and number after signing in; which request carried them is unknown.
  device: { method: 'POST', host: 'api.account.xiaomi.com', path: '/pass/device', basis: 'chosen' },
  serviceLogin: {
    method: 'GET',
    host: 'account.xiaomi.com',
    path: '/pass/serviceLogin',
    basis: 'published clients',
  },
  serviceLoginAuth: {
    method: 'POST',
    host: 'account.xiaomi.com',
    path: '/pass/serviceLoginAuth',
    basis: 'published clients',
  },
  contactsUpload: {
    method: 'POST',
    host: 'contactapi.micloud.xiaomi.net',
    path: '/mic/contact/upload',
    basis: 'chosen',
  },
  contactsDownload: {
    method: 'GET',
    host: 'contactapi.micloud.xiaomi.net',
    path: '/mic/contact/download',
    basis: 'chosen',
  },
  messagesUpload: {
    method: 'POST',
    host: 'smsapi.micloud.xiaomi.net',
    path: '/mic/sms/upload',
    basis: 'chosen',
  },
  messagesDownload: {
    method: 'GET',
    host: 'smsapi.micloud.xiaomi.net',
    path: '/mic/sms/download',
    basis: 'chosen',
  },
  manifest: { method: 'GET', host: 'update.miui.com', path: '/updates/manifest.json', basis: 'chosen' },
  payload: { method: 'GET', host: 'update.miui.com', path: '/updates/{file}', basis: 'chosen' },
  checkPackages: {
    method: 'POST',
    host: 'policy.app.xiaomi.com',
    path: '/cms/interface/v1/checkpackages.php',
    basis: 'DEVCORE / iThome',
  },
  order: { method: 'POST', host: 'order.xiaomi.com', path: '/order', basis: 'chosen' },
  orders: { method: 'GET', host: 'order.xiaomi.com', path: '/orders', basis: 'chosen' },
  beacon: { method: 'POST', host: 'beacon.sg.xiaomi.net', path: '/b', basis: 'chosen' },
  stats: { method: 'POST', host: 'data.mistat.xiaomi.com', path: '/mistats', basis: 'chosen' },
  mislabelled: {
    method: 'POST',
    host: 'data.mistat.xiaomi.com',
    path: '/mistats/encrypted',
    basis: 'chosen',
  },
  contactHash: { method: 'POST', host: 'data.mistat.xiaomi.com', path: '/mistats/contacts', basis: 'chosen' },
  keyed: { method: 'POST', host: 'data.mistat.xiaomi.com', path: '/mistats/keyed', basis: 'chosen' },
  sealed: { method: 'POST', host: 'data.mistat.xiaomi.com', path: '/mistats/sealed', basis: 'chosen' },
  blob: { method: 'POST', host: 'blob.xiaomi.net', path: '/blob', basis: 'chosen' },
  pinnedCheck: { method: 'POST', host: 'pinned.account.xiaomi.com', path: '/pass/pinned', basis: 'chosen' },
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointId = keyof typeof endpoints;

export const endpointIds = Object.keys(endpoints) as readonly EndpointId[];

/** The service whose file answers the endpoint: that of the host. */
export function serviceOf(id: EndpointId): ServiceId {
  const row = hostRow(endpoints[id].host);
  if (row === null) throw new RangeError(`${endpoints[id].host} is not among the hosts`);
  return row.service;
}
