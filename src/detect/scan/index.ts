export { compileNeedles } from './compile-needles.ts';
export type { Hit, Matcher, Needle } from './needle.ts';
