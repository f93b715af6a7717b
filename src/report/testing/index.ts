export { examinationWith } from './examination-with.ts';
