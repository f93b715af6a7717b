export type { Tlp } from './marking.ts';
export { renderStix, type StixOptions } from './render-stix.ts';
