export { AUTHORITY_FILES, openAuthority } from './authority.ts';
export { type Authority, type AuthorityPlan, leafSigner, newAuthority } from './certificate/index.ts';
export { type ClientHello, parseClientHello } from './client-hello.ts';
export { type Dial, type Dialled, dialDirectly } from './dial.ts';
export { INSTALL_HOST } from './install-page.ts';
export { ja3 } from './ja3.ts';
export { ja4 } from './ja4.ts';
export { type Interception, type InterceptionOptions, openInterception } from './open-interception.ts';
