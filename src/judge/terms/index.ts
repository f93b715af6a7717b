export { agreedTo } from './agreed.ts';
export { type Bearing, holdAgainst, type SeenPredicate, subjectOf, withSubject } from './hold-against.ts';
export { identifierMatches, mayHaveBeen, phaseCounts } from './match-terms.ts';
export { PROTECTIONS, type Protection, protectionOf } from './protection-of.ts';
