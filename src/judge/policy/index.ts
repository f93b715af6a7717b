export { judgePolicy } from './judge-policy.ts';
