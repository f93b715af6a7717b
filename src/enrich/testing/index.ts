export { buildMmdb } from './build-mmdb.ts';
