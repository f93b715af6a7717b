import type { Heard } from '../message.ts';

/** Bytes that what was heard accounts for, and how many it says are missing. */
export function accountedBytes(heard: readonly Heard[]): { readonly read: number; readonly missed: number } {
  let read = 0;
  let missed = 0;
  for (const one of heard) {
    if (one.kind === 'message') {
      read += one.byteLength;
      missed += one.missedBytes;
    } else if (one.kind === 'opaque') read += one.byteLength;
    else if (one.kind === 'missed') missed += one.byteLength;
  }
  return { read, missed };
}
