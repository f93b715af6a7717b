export { examinationOf, type Seen } from './examination-of.ts';
