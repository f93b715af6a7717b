export type { SarifProfile } from './profile.ts';
export { renderSarif, type SarifOptions } from './render-sarif.ts';
