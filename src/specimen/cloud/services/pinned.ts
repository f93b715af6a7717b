import { toldJson } from '../json-fields.ts';
import { done, malformed, type Nothing, type ServiceFile } from '../service-file.ts';

/** Reached only without interception: its client accepts the vendor's authority alone. */
export const pinned: ServiceFile<Nothing> = {
  id: 'pinned',
  empty: () => ({}),
  answers: { pinnedCheck: (call) => (toldJson(call) === null ? malformed : done) },
};
