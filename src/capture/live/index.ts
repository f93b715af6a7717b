export { AUTHORITY_FILES, type Authority, openAuthority } from './authority.ts';
export { type Dial, type Dialled, dialDirectly } from './dial.ts';
export { INSTALL_HOST } from './install-page.ts';
export { type Interception, type InterceptionOptions, openInterception } from './open-interception.ts';
