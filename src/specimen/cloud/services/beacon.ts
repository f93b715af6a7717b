import type { Nothing, ServiceFile } from '../service-file.ts';
import { swallow } from '../swallow.ts';

/** The idle beacon: what is in it is unknown, so its server does not know either. */
export const beacon: ServiceFile<Nothing> = { id: 'beacon', empty: () => ({}), answers: { beacon: swallow } };
