import { randomBytes } from 'node:crypto';
import { TelltaleError } from '../../base/index.ts';
import { compileIdentity, redactor } from '../../detect/index.ts';
import { BagWriter } from '../bag/bag-writer.ts';
import { LAYOUT } from '../bag/layout.ts';
import { custodyForBundle } from '../make/custody-for-bundle.ts';
import type { BundlePlan } from '../make/make-bundle.ts';
import { putSeal } from '../make/put-seal.ts';
import type { Gathered } from '../material/gather.ts';
import { SALT_BYTES, shareKey } from './share-key.ts';
import { sharedExamination } from './shared-examination.ts';
import { LEAST_BITS, unguessableBits } from './unguessable.ts';

export interface SharePlan extends Pick<BundlePlan, 'out' | 'tool' | 'at' | 'by' | 'signers' | 'custody'> {
  /** More that goes into the key, for an identity that could be guessed. */
  readonly secret: Uint8Array | null;
}

/** Bytes of a secret that is taken. */
export const SHORTEST_SECRET = 16;

/**
 * Makes a bundle that tells what was found and holds no value, capture, case or custody log. Throws `identity-guessable` where
 * the identity has too little in it that could not be guessed.
 */
export function makeShareSafe({ examination, examinationText, case: read }: Gathered, plan: SharePlan): void {
  const { secret } = plan;
  const bits = unguessableBits(read.identity);
  if (secret === null && bits < LEAST_BITS)
    throw new TelltaleError(
      'identity-guessable',
      `the values of this case could be guessed one after the other: they have some ${bits} bits that nobody knows, and ${LEAST_BITS} are needed; give --share-secret with a file of random bytes that travels apart from the bundle, or test with canaries (telltale identity new)`,
    );
  if (secret !== null && secret.byteLength < SHORTEST_SECRET)
    throw new TelltaleError(
      'identity-guessable',
      `the secret has fewer than ${SHORTEST_SECRET} bytes; make one with openssl rand -out share.secret 32`,
    );
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const custody = custodyForBundle({ ...plan, form: 'share-safe' });
  const shared = sharedExamination({
    examination,
    examinationText,
    identity: read.identity,
    redact: redactor(compileIdentity(read.identity, read)),
    custody: { entries: custody.sealed.entries, text: custody.text },
    salt,
    key: shareKey(read.identity, salt, secret),
    needsSecret: secret !== null,
  });
  const bag = new BagWriter(plan.out);
  bag.write(LAYOUT.share, `${JSON.stringify(shared, null, 1)}\n`);
  const sealed = bag.finish({
    'Bagging-Date': plan.at.slice(0, 10),
    'Bag-Software-Agent': `telltale ${plan.tool.version}`,
    'Internal-Sender-Description': 'Evidence bundle (share-safe); see data/share.json',
  });
  const predicate = {
    form: 'share-safe' as const,
    tool: plan.tool,
    at: plan.at,
    custody: { entries: custody.sealed.entries, head: null },
  };
  putSeal(bag, { sealed, predicate, signers: plan.signers });
}
