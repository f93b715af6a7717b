import { type JsonNode, type Micros, microsFromIso, TelltaleError, tellsZone } from '../../base/index.ts';
import type { EntryText } from './entry-text.ts';

/** Longer than any way to write a moment. */
const MOST_TIME_CHARACTERS = 64;

/** When the request began; null where the producer does not say, or not so that it can be read. */
export function startOf(entry: EntryText, root: JsonNode): Micros | null {
  const written = entry.text(entry.at(root, 'startedDateTime'));
  if (written === null || written.length > MOST_TIME_CHARACTERS) return null;
  try {
    const at = microsFromIso(written);
    return Number.isSafeInteger(at) ? at : null;
  } catch (cause) {
    if (cause instanceof TelltaleError && cause.code === 'bad-time') return null;
    throw cause;
  }
}

/** Whether it says when, and not in which zone: HAR 1.2 asks for one (ISO 8601, `startedDateTime`). */
export function lacksZone(entry: EntryText, root: JsonNode): boolean {
  const written = entry.text(entry.at(root, 'startedDateTime'));
  return written !== null && written.length <= MOST_TIME_CHARACTERS && !tellsZone(written);
}

/** When the response was there: after `time`, or after the phases that `timings` counts, in milliseconds. */
export function endOf(entry: EntryText, root: JsonNode, start: Micros): Micros {
  const total = entry.number(entry.at(root, 'time'));
  if (total !== null && total >= 0) return later(start, total * 1_000);
  const timings = entry.at(root, 'timings');
  let millis = 0;
  // `ssl` is part of `connect` (HAR 1.2, timings).
  for (const phase of ['blocked', 'dns', 'connect', 'send', 'wait', 'receive']) {
    millis += Math.max(entry.number(entry.at(timings, phase)) ?? 0, 0);
  }
  return later(start, millis * 1_000);
}

/** A moment written in seconds since the epoch; null where it is none. */
export function momentFromSeconds(seconds: number | null): Micros | null {
  const at = Math.round((seconds ?? Number.NaN) * 1_000_000);
  return at > 0 && Number.isSafeInteger(at) ? at : null;
}

function later(start: Micros, by: number): Micros {
  // What has no time has no later one.
  if (start < 0) return start;
  const at = start + Math.round(by);
  return Number.isSafeInteger(at) ? at : start;
}
