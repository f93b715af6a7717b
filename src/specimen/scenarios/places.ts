import type { RegionId } from '../cloud/index.ts';

/** Region of each host that a phone of the specimen speaks to. */
export type Places = Readonly<Record<string, RegionId>>;

/** Before the migration everything is in Beijing, but for the beacon, which went to Singapore (Apple Daily). */
export const beforeMigration: Places = {
  'account.xiaomi.com': 'beijing',
  'api.account.xiaomi.com': 'beijing',
  'app.chat.xiaomi.net': 'beijing',
  'beacon.sg.xiaomi.net': 'singapore',
  'blob.xiaomi.net': 'beijing',
  'contactapi.micloud.xiaomi.net': 'beijing',
  'data.mistat.xiaomi.com': 'beijing',
  'order.xiaomi.com': 'beijing',
  'pinned.account.xiaomi.com': 'beijing',
  'policy.app.xiaomi.com': 'beijing',
  'smsapi.micloud.xiaomi.net': 'beijing',
  'update.miui.com': 'beijing',
};

/** The shop went to California. That it was this of the two regions announced is chosen, here and below. */
export const shopMoved: Places = { ...beforeMigration, 'order.xiaomi.com': 'california' };

/** Account and messaging went to Oregon, Mi Cloud to Singapore. */
export const allMoved: Places = {
  ...shopMoved,
  'account.xiaomi.com': 'oregon',
  'api.account.xiaomi.com': 'oregon',
  'app.chat.xiaomi.net': 'oregon',
  'contactapi.micloud.xiaomi.net': 'singapore',
  'smsapi.micloud.xiaomi.net': 'singapore',
};

/** Mi Cloud was left behind. */
export const oneLeftBehind: Places = {
  ...allMoved,
  'contactapi.micloud.xiaomi.net': 'beijing',
  'smsapi.micloud.xiaomi.net': 'beijing',
};

/** Messaging went to the United States, but not to the region announced for it. */
export const wrongRegion: Places = {
  ...allMoved,
  'api.account.xiaomi.com': 'california',
  'app.chat.xiaomi.net': 'california',
};

/** Where a region is. Written out here, so that the key does not take the specimen's own table for it. */
export const countryOf: Readonly<Record<RegionId, 'CN' | 'SG' | 'US'>> = {
  beijing: 'CN',
  california: 'US',
  oregon: 'US',
  singapore: 'SG',
};
