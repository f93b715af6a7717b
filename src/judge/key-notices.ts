import type { Notice } from '../base/index.ts';
import { MOST_KEYS, type RingKey } from '../decode/index.ts';

/** A field that is called `token` most often holds none: such keys are only spoken of where they opened something. */
const HARDLY_A_KEY = 3;

/** What there is to say of the keys that were seen, never the keys themselves. */
export function keyNotices(
  { keys, isFull }: { readonly keys: readonly RingKey[]; readonly isFull: boolean },
  used: ReadonlySet<RingKey | undefined>,
  redact: (text: string) => string,
): Notice[] {
  // One text may be read as keys of several lengths: the field is spoken of once.
  const fields = new Map<string, { readonly about: string; readonly field: string; isUsed: boolean }>();
  for (const key of keys) {
    const { seen, rank } = key;
    if (seen === null || (rank === HARDLY_A_KEY && !used.has(key))) continue;
    const about = seen.host === null ? 'no host' : redact(seen.host);
    const field = redact(seen.field);
    const entry = fields.get(`${about}\0${field}`) ?? { about, field, isUsed: false };
    entry.isUsed ||= used.has(key);
    fields.set(`${about}\0${field}`, entry);
  }
  const notices = [...fields.values()].map(({ about, field, isUsed }) => ({
    code: 'key-seen',
    about,
    detail: `the field "${field}" ${isUsed ? 'holds a key that opened encrypted bodies' : 'holds what may be a key'}`,
  }));
  if (!isFull) return notices;
  const detail = `more keys were seen than the ${MOST_KEYS} that are tried, of which the names say most`;
  return [...notices, { code: 'keys-not-tried', about: 'keys', detail }];
}
