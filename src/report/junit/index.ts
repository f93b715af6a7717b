export { renderJunit } from './render-junit.ts';
export { renderJunitComparison } from './render-junit-comparison.ts';
