import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap for new objects at the size it begins with, in this thread and those it starts. Left to
 * itself it grows to 100 MB while messages are taken apart, of which nothing lives longer than its message; that is a
 * third of all memory, and spares no time that could be measured. An engine that does not know the flag says so on standard error and goes on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
