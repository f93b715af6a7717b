export { amountOfBytes, count, share } from './amount.ts';
export { renderJson, renderNdjson } from './json.ts';
export { renderJunit, renderJunitComparison } from './junit/index.ts';
export { renderMatrix } from './matrix.ts';
export { printable } from './printable.ts';
export { renderSarif, type SarifOptions, type SarifProfile } from './sarif/index.ts';
export { wrap } from './table.ts';
export { renderText, type TextOptions } from './text.ts';
export { type ToldRow, toldRows, whereItStood } from './told-rows.ts';
