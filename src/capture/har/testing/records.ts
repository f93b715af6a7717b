import { type Sourced, textOf } from '../../../base/index.ts';
import type { Exchange, Recorded } from '../../recorded.ts';

export function exchangesIn(records: readonly Recorded[]): Exchange[] {
  return records.filter((one) => one.kind === 'exchange');
}

/** The codes of all notices, in order. */
export function codesIn(records: readonly Recorded[]): string[] {
  return records.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));
}

/** The bytes as text; null where there are none. */
export function said(sourced: Sourced | null | undefined): string | null {
  return sourced ? textOf(sourced.bytes) : null;
}
