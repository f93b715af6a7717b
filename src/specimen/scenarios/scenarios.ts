import { activationSms } from './activation-sms.ts';
import { answerOnly } from './answer-only.ts';
import { anyCertificate } from './any-certificate.ts';
import { cleanControl } from './clean-control.ts';
import { contactHash } from './contact-hash.ts';
import { fixedKeyCipher } from './fixed-key-cipher.ts';
import { hashedIdentifiers } from './hashed-identifiers.ts';
import { keyedHash } from './keyed-hash.ts';
import { mislabelledBase64 } from './mislabelled-base64.ts';
import { nestedGzip } from './nested-gzip.ts';
import { noContact } from './no-contact.ts';
import { noSim } from './no-sim.ts';
import { obsoleteTls } from './obsolete-tls.ts';
import { opaqueBlob } from './opaque-blob.ts';
import { pinnedHost } from './pinned-host.ts';
import { residencyM0 } from './residency-m0.ts';
import { residencyM1 } from './residency-m1.ts';
import { residencyM2 } from './residency-m2.ts';
import { residencyM3 } from './residency-m3.ts';
import { residencyM4 } from './residency-m4.ts';
import type { Scenario } from './scenario.ts';
import { smsNumberWithoutText } from './sms-number-without-text.ts';
import { state1 } from './state-1.ts';
import { state2 } from './state-2.ts';
import { state3 } from './state-3.ts';
import { state4 } from './state-4.ts';
import { state5 } from './state-5.ts';
import { state6 } from './state-6.ts';
import { state7 } from './state-7.ts';
import { state8 } from './state-8.ts';
import { truncatedSha1 } from './truncated-sha1.ts';
import { xmppStream } from './xmpp-stream.ts';

/** All of what the specimen must show: the rows of the case's table in their order, then the traps. */
export const scenarios: readonly Scenario[] = [
  state1,
  state2,
  state3,
  state4,
  state5,
  state6,
  state7,
  state8,
  residencyM0,
  residencyM1,
  residencyM2,
  residencyM3,
  residencyM4,
  cleanControl,
  noSim,
  noContact,
  hashedIdentifiers,
  truncatedSha1,
  xmppStream,
  activationSms,
  answerOnly,
  pinnedHost,
  mislabelledBase64,
  nestedGzip,
  contactHash,
  opaqueBlob,
  keyedHash,
  fixedKeyCipher,
  smsNumberWithoutText,
  obsoleteTls,
  anyCertificate,
];
