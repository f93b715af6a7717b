import { gunzipSync } from 'node:zlib';
import { jsonOf, tellJson, textMember, toldJson } from '../json-fields.ts';
import { done, malformed, type Nothing, type ServiceFile } from '../service-file.ts';

/** Bytes that a payload may grow to; the handset's are below 4 KiB. */
export const MOST_TELEMETRY_BYTES = 1_048_576;

/** Takes what is wrapped more than once, or labelled as what it is not. */
export const telemetry: ServiceFile<Nothing> = {
  id: 'telemetry',
  empty: () => ({}),
  answers: {
    stats(call) {
      const wrapped = textMember(jsonOf(call.body.toString('utf8')), 'payload');
      const text = wrapped === null ? null : gunzipped(Buffer.from(wrapped, 'base64'));
      const payload = text === null ? null : jsonOf(text);
      if (payload === null) return malformed;
      tellJson(payload, call.told, '/payload');
      return done;
    },
    mislabelled(call) {
      const body = jsonOf(Buffer.from(call.body.toString('latin1'), 'base64').toString('utf8'));
      if (body === null) return malformed;
      tellJson(body, call.told);
      return done;
    },
    keyed: (call) => (toldJson(call) === null ? malformed : done),
    sealed(call) {
      const form = new URLSearchParams(call.body.toString('utf8'));
      for (const [field, value] of form) call.told(field, value);
      return form.has('sim') ? done : malformed;
    },
    contactHash: (call) => (toldJson(call) === null ? malformed : done),
  },
};

function gunzipped(bytes: Buffer): string | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_TELEMETRY_BYTES }).toString('utf8');
  } catch (error) {
    // zlib: Z_DATA_ERROR and Z_BUF_ERROR; ERR_BUFFER_TOO_LARGE past the limit.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
