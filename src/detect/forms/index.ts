export { textsOf, writingsOf } from './writings.ts';
export { type Boundary, FEWEST_SEPARATED, type Written } from './written.ts';
