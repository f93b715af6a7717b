export { type CompileOptions, compileNeedles } from './compile-needles.ts';
export type { Hit, Matcher, Needle } from './needle.ts';
export { needleHeads } from './needle-heads.ts';
export { needleSteps } from './needle-steps.ts';
export type { NeedleTables } from './needle-tables.ts';
export { openMatcher } from './open-matcher.ts';
