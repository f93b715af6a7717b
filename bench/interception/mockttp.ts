import { join } from 'node:path';
import { getLocal } from 'mockttp';
import { openAuthority } from '../../src/capture/index.ts';
import { liveUntilAsked, say } from './protocol.ts';

/* mockttp passing everything through and recording nothing, for comparison. */

const folder = process.argv[2] ?? '';
const { key, certificate } = await openAuthority(join(folder, 'interception'));
const server = getLocal({ https: { key, cert: certificate }, http2: true, recordTraffic: false });
await server.start();
await server.forAnyRequest().thenPassThrough({ ignoreHostHttpsErrors: true });
say({ port: server.port });
liveUntilAsked();
