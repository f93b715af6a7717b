export { type TestEntry, zipFile } from './zip-file.ts';
