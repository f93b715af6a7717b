export { contractCase } from './contract-case.ts';
