import { createHash } from 'node:crypto';
import { signManifest } from '../../wire/index.ts';
import { jsonAnswer, malformed, type Nothing, type ServiceFile } from '../service-file.ts';
import { storedZip } from '../stored-zip.ts';

const BUILD = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** Updates: whatever build is asked for exists (chosen), which the handset alone gives a meaning. */
export const ota: ServiceFile<Nothing> = {
  id: 'ota',
  empty: () => ({}),
  answers: {
    manifest(call, _state, office) {
      const build = call.query.get('build') ?? '';
      call.told('build', build);
      if (!BUILD.test(build)) return malformed;
      const payload = payloadOf(build);
      const sha256 = createHash('sha256').update(payload).digest('hex');
      const manifest = { build, payload: `/updates/${build}.zip`, byteLength: payload.byteLength, sha256 };
      return {
        status: 200,
        type: 'application/json; charset=utf-8',
        body: Buffer.from(signManifest(manifest, office.updateKey)),
      };
    },
    payload(call) {
      const file = call.segments.file ?? '';
      call.told('file', file);
      const build = file.replace(/\.zip$/, '');
      if (build === file || !BUILD.test(build)) return jsonAnswer({ code: 404 }, 404);
      return { status: 200, type: 'application/zip', body: payloadOf(build) };
    },
  },
};

function payloadOf(build: string): Buffer {
  return storedZip('system/build.prop', Buffer.from(`ro.build.version.incremental=${build}\n`));
}
