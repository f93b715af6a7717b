export { readBurp } from './read-burp.ts';
