export { known, withHandset } from './with-handset.ts';
