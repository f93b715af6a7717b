import type { Notice } from '../base/index.ts';
import type { Oddity } from './recorded.ts';

/** A notice as readers yield it. */
export function oddity(notice: Notice): Oddity {
  return { kind: 'notice', notice };
}
