export { LONGEST_TAG } from './email.ts';
export { FEWEST_OF_FRAGMENT, FRAGMENT_STRIDE } from './fragment.ts';
export { FEWEST_OF_GEOHASH, LONGEST_GEOHASH } from './location.ts';
export { textsOf, writingsOf } from './writings.ts';
export { type Boundary, FEWEST_SEPARATED, type Written } from './written.ts';
