import { toldJson } from '../json-fields.ts';
import { jsonAnswer, malformed, type Nothing, type ServiceFile } from '../service-file.ts';

/** Says which of the installed apps must not run: none. It needs the whole list to say so. */
export const appPolicy: ServiceFile<Nothing> = {
  id: 'app-policy',
  empty: () => ({}),
  answers: {
    checkPackages: (call) =>
      toldJson(call) === null ? malformed : jsonAnswer({ code: 0, data: { blocked: [] } }),
  },
};
