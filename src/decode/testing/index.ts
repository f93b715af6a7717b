export { CHAINABLE, encodeLayer, percentEncode } from './chain.ts';
export { type Hit, hitsOf, partsOf } from './parts.ts';
export { sectionOf } from './section.ts';
