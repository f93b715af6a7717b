import { join } from 'node:path';
import { dialDirectly, openAuthority, openInterception, openRecording } from '../../src/capture/index.ts';
import { liveUntilAsked, say } from './protocol.ts';

/* Our interception, writing a recording. */

const folder = process.argv[2] ?? '';
const now = () => Date.now() * 1000;
const writer = openRecording(join(folder, 'recording'), { at: now() });
const { port } = await openInterception({
  authority: await openAuthority(join(folder, 'interception')),
  dial: dialDirectly,
  now,
  record: (recorded) => writer.write(recorded),
  upstreamTrust: [(await openAuthority(join(folder, 'origin'))).certificate],
  bodies: writer.bodies,
});
say({ port });
liveUntilAsked();
