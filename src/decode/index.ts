export { MOST_DECODED_BYTES, MOST_DEPTH, MOST_EXPANSION, MOST_PARTS } from './budget.ts';
export { LONGEST_NAME, LONGEST_STEP, type NamingOptions } from './naming.ts';
export { outermostSpan } from './outermost-span.ts';
export type { Layer, Part, Place } from './part.ts';
export { pathOf, type Way } from './path-of.ts';
export { placeOf } from './place-of.ts';
export { LEAST_TELLING_BYTES, looksEncrypted } from './readability.ts';
export { type UnfoldOptions, type UnfoldResult, unfold } from './unfold.ts';
