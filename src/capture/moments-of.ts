import type { Micros } from '../base/index.ts';
import type { Recorded } from './recorded.ts';

/** When a record says that something happened; none for a notice or secrets. */
export function momentsOf(recorded: Recorded): Micros[] {
  if (recorded.kind === 'notice' || recorded.kind === 'secrets') return [];
  if (recorded.kind !== 'exchange') return [recorded.at];
  return recorded.response === null ? [recorded.request.at] : [recorded.request.at, recorded.response.at];
}
