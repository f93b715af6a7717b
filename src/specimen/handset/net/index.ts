export type { Answer } from './answer.ts';
export { Network, type NetworkOptions, type Question } from './network.ts';
export type { ProxyAddress } from './tunnel.ts';
