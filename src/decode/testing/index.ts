export { CHAINABLE, encodeLayer, percentEncode, sealed, TEST_IV, TEST_KEY } from './chain.ts';
export { type Hit, hitsOf, partsOf } from './parts.ts';
export { sectionOf } from './section.ts';
