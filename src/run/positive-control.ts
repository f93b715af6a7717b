import type { Recorded } from '../capture/index.ts';
import type { Identifier } from '../case/index.ts';
import { CONTROL_HOST, POSITIVE_CONTROL } from '../judge/index.ts';
import type { Driver } from './driver.ts';
import { phaseMarked, stepMarked } from './marks.ts';
import { type HttpProxy, postThroughProxy } from './post-through-proxy.ts';

/**
 * Identifiers in one request. A form of a hundred stays some tens of kilobytes, which every proxy passes whole,
 * and an address book of thousands takes some dozens of requests.
 */
export const MOST_IN_ONE_REQUEST = 100;

export interface PositiveControlOptions {
  readonly identity: readonly Identifier[];
  /** Where the interception listens. */
  readonly proxy: HttpProxy;
  /** Whose clock stamps the marks. */
  readonly driver: Driver;
  readonly record: (recorded: Recorded) => void;
  readonly settled: () => Promise<void>;
}

/**
 * Sends each canary once through the interception to the tool itself: what is not seen here would not be seen
 * either if the phone told it, so only what is may later be called "not seen". Texts go as form fields and lists
 * as JSON arrays, each named by its identifier's id. Throws `control-failed` where the interception does not pass
 * it on.
 */
export async function positiveControl(options: PositiveControlOptions): Promise<void> {
  const { identity, proxy, driver, record, settled } = options;
  record(
    phaseMarked(driver, { id: POSITIVE_CONTROL, build: null, services: {}, consent: {}, control: false }),
  );
  const bodies = bodiesOf(identity);
  for (const [index, body] of bodies.entries()) {
    // It is the tool that acts, and on no phone: nothing is exercised by it.
    const step = {
      phase: POSITIVE_CONTROL,
      id: 'send-canaries',
      repeat: index + 1,
      of: bodies.length,
      exercises: [],
    };
    record({ ...stepMarked(driver, step), by: 'telltale' });
    await postThroughProxy(proxy, { host: CONTROL_HOST, ...body });
    await settled();
  }
}

interface Body {
  readonly contentType: string;
  readonly content: string;
}

function bodiesOf(identity: readonly Identifier[]): Body[] {
  const texts = identity.filter(({ value }) => typeof value === 'string');
  const lists = identity.filter(({ value }) => typeof value !== 'string');
  return [
    ...inGroups(texts).map((group) => ({
      contentType: 'application/x-www-form-urlencoded',
      content: new URLSearchParams(
        group.map(({ id, value }): [string, string] => [id, String(value)]),
      ).toString(),
    })),
    ...inGroups(lists).map((group) => ({
      contentType: 'application/json',
      content: JSON.stringify(Object.fromEntries(group.map(({ id, value }) => [id, value]))),
    })),
  ];
}

function inGroups<Item>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (let at = 0; at < items.length; at += MOST_IN_ONE_REQUEST)
    groups.push(items.slice(at, at + MOST_IN_ONE_REQUEST));
  return groups;
}
