import type { Nothing, ServiceFile } from '../service-file.ts';
import { swallow } from '../swallow.ts';

/** The blob that nobody has a key to. */
export const blob: ServiceFile<Nothing> = { id: 'blob', empty: () => ({}), answers: { blob: swallow } };
