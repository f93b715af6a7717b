import type { Evidence } from '../evidence.ts';
import { named } from './words.ts';

/**
 * Codes of the notices that say that something of the input was not looked at, and that no count of bytes holds: it was
 * cut off before it came here, or it was more than is read, unfolded or listed.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'budget-exceeded',
  'capture-cut',
  'capture-unfinished',
  'depth-exceeded',
  'encoding-broken',
  'encrypted-not-kept',
  'exchange-broken-off',
  'finds-not-kept',
  'flow-broken',
  'flow-damaged',
  'flow-too-long',
  'flow-unread',
  'har-entry-too-large',
  'har-malformed',
  'http-encoded-body-cut',
  'keys-not-tried',
  'link-unsupported',
  'recording-body-changed',
  'recording-body-missing',
  'run-stopped',
  'sightings-not-listed',
]);

/** What was left out may have been against any claim. */
export function leftOutLacking({ notices }: Pick<Evidence, 'notices'>): string[] {
  const codes = notices.map(({ code }) => code).filter((code) => LEFT_OUT.has(code));
  return codes.length === 0 ? [] : [`notices say that something was not looked at: ${named(codes)}`];
}
