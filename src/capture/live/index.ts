export { AUTHORITY_FILES, openAuthority } from './authority.ts';
export { type Authority, type AuthorityPlan, leafSigner, newAuthority } from './certificate/index.ts';
export { type Dial, type Dialled, dialDirectly } from './dial.ts';
export { INSTALL_HOST } from './install-page.ts';
export { type Interception, type InterceptionOptions, openInterception } from './open-interception.ts';
