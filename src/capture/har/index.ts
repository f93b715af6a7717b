export { MOST_ENTRY_BYTES } from './json-cursor.ts';
export { readHar } from './read-har.ts';
