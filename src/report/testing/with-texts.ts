import type { Examination } from '../../judge/index.ts';

/** Fields whose words or moments are checked when a saved examination is read; all others may hold anything. */
const CHECKED: ReadonlySet<string> = new Set([
  'at',
  'axis',
  'bearers',
  'class',
  'direction',
  'format',
  'from',
  'kind',
  'level',
  'location',
  'outcome',
  'party',
  'setup',
  'telltale',
  'to',
  'transport',
  'verdict',
]);

/**
 * The examination with what an attacker would write behind every text that a saved one may hold; alike everywhere, so that
 * its lists still point at one another. The one name that is somebody's own, of a service, is changed too.
 */
export function withTexts(examination: Examination, added: string): Examination {
  return changed(examination, '', added) as Examination;
}

function changed(value: unknown, name: string, added: string): unknown {
  if (typeof value === 'string') return CHECKED.has(name) ? value : `${value}${added}`;
  if (Array.isArray(value)) return value.map((item) => changed(item, name, added));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key === 'cloud' ? `${key}${added}` : key,
      changed(item, key, added),
    ]),
  );
}
