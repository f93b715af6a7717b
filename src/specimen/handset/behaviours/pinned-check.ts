import { endpoints } from '../../wire/index.ts';
import type { Behaviour } from '../behaviour.ts';
import { JSON_TYPE } from '../body-text.ts';

/** How Node names a chain that ends in an authority that is not trusted (OpenSSL's X509_V_ERR_…). */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Tells its IMEI to a host, over a connection that accepts the vendor's authority alone. */
export const pinnedCheck: Behaviour = {
  id: 'pinned-check',
  basis: 'chosen',
  on: {
    async ready(phone) {
      const content = JSON.stringify({ imei: phone.value('imei1') });
      try {
        await phone.network.ask('pinnedCheck', {
          transport: 'https',
          body: { type: JSON_TYPE, content },
          manner: 'pinned',
        });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && UNTRUSTED.has(String(error.code)))) throw error;
        phone.distrust(endpoints.pinnedCheck.host);
      }
    },
  },
};
