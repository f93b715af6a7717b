export { amountOfBytes, count, share } from './amount.ts';
export { renderJson, renderNdjson } from './json.ts';
export { renderMatrix } from './matrix.ts';
export { printable } from './printable.ts';
export { renderText, type TextOptions } from './text.ts';
