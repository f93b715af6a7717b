export type { Authority } from './authority.ts';
export { LEAF_DAYS, leafSigner } from './leaf-signer.ts';
export { type AuthorityPlan, newAuthority } from './new-authority.ts';
