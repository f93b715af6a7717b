export { type BodySink, type BodyStore, isStored, openBodyStore, type StoredBody } from './body-store.ts';
