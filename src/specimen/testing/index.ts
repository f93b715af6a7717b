export { examineTogether } from './examine-together.ts';
export { type Loss, losses } from './losses.ts';
export { expectedOfRun, tellingsOfRun } from './told-to-cloud.ts';
