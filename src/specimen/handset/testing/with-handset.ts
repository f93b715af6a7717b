import { microsFromIso } from '../../../base/index.ts';
import { newIdentity, seededRandom } from '../../../case/index.ts';
import { type Cloud, openCloud } from '../../cloud/index.ts';
import { ACTIVATION_NUMBER, type Handset, type HandsetOptions, openHandset, VirtualClock } from '../index.ts';
import { openRelayProxy } from './relay-proxy.ts';

const TEST_IDENTITY = newIdentity('IN', seededRandom('a phone'));

/** Identifier values as the phone has them, numbers in E.164. */
export function known(id: string): string {
  const value = String(TEST_IDENTITY.find((identifier) => identifier.id === id)?.value);
  return /^\+[\d ()-]+$/.test(value) ? value.replace(/[^+\d]/g, '') : value;
}

interface Opened {
  readonly handset: Handset;
  readonly cloud: Cloud;
  readonly clock: VirtualClock;
}

/** A phone before a cloud, with nothing in between that reads. */
export async function withHandset<T>(
  use: (opened: Opened) => Promise<T>,
  options: Partial<Pick<HandsetOptions, 'firmwares' | 'updateKey' | 'vendorTrust'>> = {},
): Promise<T> {
  const clock = new VirtualClock(microsFromIso('2014-08-01T09:00:00Z'));
  const cloud = await openCloud({ now: () => clock.now(), stage: 'M0', random: seededRandom('a cloud') });
  const proxy = await openRelayProxy(cloud);
  const handset = openHandset({
    identity: TEST_IDENTITY,
    proxy: { host: proxy.host, port: proxy.port },
    vendorTrust: cloud.vendorAuthority,
    userTrust: [],
    updateKey: cloud.updateKey,
    clock,
    random: seededRandom('a phone'),
    deliverSms: ({ to, text }) => {
      if (to === ACTIVATION_NUMBER) cloud.receiveSms(known('own.number'), text);
    },
    ...options,
  });
  try {
    return await use({ handset, cloud, clock });
  } finally {
    await handset.close();
    await proxy.close();
    await cloud.close();
  }
}
