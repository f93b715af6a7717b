import { createCipheriv } from 'node:crypto';
import { MI_CLOUD_IV } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';

/** Bytes before encryption; padding (PKCS #7) adds a block. */
export const BLOB_BYTES = 4_096;

/** AES-CBC with a key that is thrown away: nobody will ever read it. */
export const opaqueBlob: Behaviour = {
  id: 'opaque-blob',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const clear = JSON.stringify({ imei: phone.value('imei1'), imsi: phone.value('imsi') }).padEnd(
        BLOB_BYTES,
      );
      const cipher = createCipheriv('aes-128-cbc', Buffer.from(phone.random.hex(32), 'hex'), MI_CLOUD_IV);
      const content = Buffer.concat([cipher.update(clear), cipher.final()]);
      await phone.network.ask('blob', {
        transport: 'https',
        body: { type: 'application/octet-stream', content },
      });
    },
  },
};
