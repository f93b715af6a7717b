export { agreedTo } from './agreed.ts';
export { contactCounts } from './contact-counts.ts';
export { buildIn, cameOutFrom } from './firmware.ts';
export { type Bearing, holdAgainst, type SeenPredicate, subjectOf, withSubject } from './hold-against.ts';
export { identifierMatches, matchTerms, mayHaveBeen, phaseCounts } from './match-terms.ts';
export { nameNotices } from './name-notices.ts';
export { PROTECTIONS, type Protection, protectionOf } from './protection-of.ts';
export { servicesAt } from './services-at.ts';
export { stepsNamed } from './step-is.ts';
