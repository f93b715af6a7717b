export { expectedOfRun, tellingsOfRun } from './told-to-cloud.ts';
