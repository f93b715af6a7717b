export { openRelayProxy, type RelayProxy } from './relay-proxy.ts';
export { known, TEST_IDENTITY, withHandset } from './with-handset.ts';
