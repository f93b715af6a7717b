import type { Rule } from '../rule.ts';
import { acceptedUntrustedCertificate } from './accepted-untrusted-certificate.ts';
import { continuesAfterWithdrawal } from './continues-after-withdrawal.ts';
import { encodingCalledEncryption } from './encoding-called-encryption.ts';
import { fixedIv } from './fixed-iv.ts';
import { hardwareWhereResettable } from './hardware-where-resettable.ts';
import { leavesBeforeAsked } from './leaves-before-asked.ts';
import { leavesThoughRefused } from './leaves-though-refused.ts';
import { linked } from './linked.ts';
import { obsoleteTls } from './obsolete-tls.ts';
import { opaqueRaised } from './opaque-raised.ts';
import { partyNotCovered } from './party-not-covered.ts';
import { personalInPlainText } from './personal-in-plain-text.ts';
import { sentWhenIdle } from './sent-when-idle.ts';
import { unsaltedHashOfSmallSpace } from './unsalted-hash-of-small-space.ts';

export { told } from './told.ts';

/** All rules but the last resort, which is `told`. Each speaks for itself: a sighting may have several findings. */
export const builtInRules: readonly Rule[] = [
  leavesBeforeAsked,
  leavesThoughRefused,
  continuesAfterWithdrawal,
  partyNotCovered,
  personalInPlainText,
  hardwareWhereResettable,
  linked,
  sentWhenIdle,
  unsaltedHashOfSmallSpace,
  encodingCalledEncryption,
  fixedIv,
  acceptedUntrustedCertificate,
  obsoleteTls,
  opaqueRaised,
];
