export { cellNumbers } from './cell.ts';
export { distanceBetween, leewayOf } from './distance.ts';
export { LONGEST_TAG } from './email.ts';
export { FEWEST_OF_FRAGMENT, FRAGMENT_STRIDE } from './fragment.ts';
export { FEWEST_DECIMALS, FEWEST_OF_GEOHASH, isRound, LONGEST_GEOHASH, MOST_METRES } from './location.ts';
export { textsOf, writingsOf } from './writings.ts';
export { type Boundary, FEWEST_SEPARATED, type Written } from './written.ts';
