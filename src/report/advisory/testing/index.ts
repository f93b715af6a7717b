export { AT, advised } from './advised.ts';
export { fileWith } from './file-with.ts';
export { TABLE, type TestGiven, tested } from './tested.ts';
