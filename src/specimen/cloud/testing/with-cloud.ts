import { microsFromIso } from '../../../base/index.ts';
import { seededRandom } from '../../../case/index.ts';
import { type Cloud, openCloud, type StageId } from '../index.ts';

export const TEST_TIME = microsFromIso('2014-08-01T09:00:00Z');

/** Opens a cloud for one test and closes it, whatever comes of it. */
export async function withCloud<T>(
  use: (cloud: Cloud) => Promise<T>,
  { stage = 'M0', seed = 'a seed' }: { stage?: StageId; seed?: string } = {},
): Promise<T> {
  const cloud = await openCloud({ now: () => TEST_TIME, stage, random: seededRandom(seed) });
  try {
    return await use(cloud);
  } finally {
    await cloud.close();
  }
}
