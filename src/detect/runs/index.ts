export { CLASSES, NUMBER } from './classes.ts';
export { runFinder } from './run-finder.ts';
export type { FindRuns, HeadFilter, RunListener, TextKind } from './run-listener.ts';
