export {
  CHAINABLE,
  encodeLayer,
  lz4Stored,
  percentEncode,
  sealed,
  snappyLiteral,
  TEST_IV,
  TEST_KEY,
} from './chain.ts';
export { type Hit, hitsOf, partsOf } from './parts.ts';
export { sectionOf } from './section.ts';
export { concise, framed, message, packed, varint, type Wire } from './wire.ts';
