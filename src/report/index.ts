export { amountOfBytes, count, share } from './amount.ts';
export { renderJson, renderNdjson } from './json.ts';
export { renderMatrix } from './matrix.ts';
export { printable } from './printable.ts';
export { wrap } from './table.ts';
export { renderText, type TextOptions } from './text.ts';
export { type ToldRow, toldRows, whereItStood } from './told-rows.ts';
