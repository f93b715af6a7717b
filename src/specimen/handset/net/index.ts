export { Network } from './network.ts';
export type { ProxyAddress } from './tunnel.ts';
