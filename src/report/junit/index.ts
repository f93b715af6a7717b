export { type JunitOptions, renderJunit } from './render-junit.ts';
export { renderJunitComparison } from './render-junit-comparison.ts';
