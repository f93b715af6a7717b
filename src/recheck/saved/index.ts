export { examinationSchema } from './examination-schema.ts';
export { isExaminationText, readExamination } from './read-examination.ts';
