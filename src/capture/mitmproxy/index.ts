export { MOST_FIELDS } from './http-flow.ts';
export { MOST_FLOW_BYTES, readFlows } from './read-flows.ts';
export { MOST_MEMBERS } from './tnetstring.ts';
