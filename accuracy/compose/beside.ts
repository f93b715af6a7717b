import type { Identity } from '../identity/identity.ts';
import type { Subject } from '../identity/subject.ts';
import type { Random } from '../random.ts';
import { decoyText } from './decoys.ts';

const NAMES = [
  'ref',
  'session',
  'token',
  'other_id',
  'prev',
  'etag',
  'nonce',
  'peer',
  'hint',
  'trace',
] as const;

/** What telemetry has beside the one value that matters: plain words, numbers, and decoys. */
export function beside(
  identity: Identity,
  random: Random,
  { hidden, short = false }: { hidden: Subject; short?: boolean },
): Record<string, string | number> {
  const plain: readonly (readonly [string, string | number])[] = [
    ['ts', 1_700_000_000_000 + random.below(1_000_000_000)],
    ['app_version', `${random.between(1, 12)}.${random.below(20)}.${random.below(9)}`],
    ['locale', random.pick(['en_US', 'de_DE', 'hi_IN'])],
    ['event', random.pick(['open', 'sync', 'heartbeat', 'install'])],
    ['os', `Android ${random.between(9, 15)}`],
    ['count', random.below(5_000)],
    ['screen', `${random.pick([720, 1080])}x${random.pick([1600, 2400])}`],
  ];
  const chosen = random.shuffled(plain).slice(0, short ? random.below(3) : random.between(1, 5));
  const decoys = random
    .shuffled(NAMES)
    .slice(0, short ? random.below(2) : random.below(4))
    .map((name) => [name, decoyText(identity, random, hidden)] as const);
  return Object.fromEntries([...chosen, ...decoys]);
}
