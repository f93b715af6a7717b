export { examinationWith } from './examination-with.ts';
export { fullExamination } from './full-examination.ts';
export { hostile } from './hostile.ts';
export { casesOf, junitFaults } from './junit-faults.ts';
export { githubFaults, sarifFaults } from './sarif-faults.ts';
export type { SarifLog } from './sarif-log.ts';
export { type StixBundle, stixFaults } from './stix-faults.ts';
export { withTexts } from './with-texts.ts';
export { xmlTree } from './xml-tree.ts';
