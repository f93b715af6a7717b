import { nowhere } from '../../../base/index.ts';
import { openRecording } from '../open-recording.ts';

/* Run as a process of its own, to be killed: records exchanges with large bodies and small, without end. */

const writer = openRecording(process.argv[2] ?? '', { at: 0 });
const address = { address: null, port: null };
for (let i = 0; ; i++) {
  const bytes = new Uint8Array(i % 10 === 0 ? 100_000 : 1_000).fill(i & 0xff);
  writer.write({
    kind: 'exchange',
    peers: { connection: null, orig: address, resp: address, serverName: null },
    request: {
      at: i,
      method: 'POST',
      scheme: 'http',
      host: 'api.example.org',
      port: 80,
      target: { bytes: new Uint8Array(0), source: nowhere },
      protocol: 'http/1.1',
      fields: [],
      body: { bytes, source: nowhere, wholeLength: null },
    },
    response: null,
    origin: { index: 0, offset: 0 },
  });
  if (i === 200) process.stdout.write('many\n');
}
