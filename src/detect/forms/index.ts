export { textsOf, writingsOf } from './writings.ts';
export type { Boundary, Written } from './written.ts';
