export { readSaz } from './read-saz.ts';
