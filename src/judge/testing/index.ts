export { type EvidenceGiven, evidenceWith } from './evidence-with.ts';
export { sentences } from './sentences.ts';
export { type Served, servedFrom } from './served.ts';
