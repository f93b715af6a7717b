import type { Behaviour } from '../behaviour.ts';
import { activation, digestActivation } from './activation.ts';
import { activationSms } from './activation-sms.ts';
import { appListAtStart } from './app-list-at-start.ts';
import { beacon } from './beacon.ts';
import { chat, standingChat } from './chat.ts';
import { contactHash } from './contact-hash.ts';
import { contactLookUp } from './contact-look-up.ts';
import { deviceReport } from './device-report.ts';
import { keyedTelemetry } from './keyed-telemetry.ts';
import { miCloudSync } from './mi-cloud-sync.ts';
import { mislabelledTelemetry } from './mislabelled-telemetry.ts';
import { nestedTelemetry } from './nested-telemetry.ts';
import { carelessRegistration, oldRegistration } from './old-registration.ts';
import { opaqueBlob } from './opaque-blob.ts';
import { peerLookUp } from './peer-look-up.ts';
import { pinnedCheck } from './pinned-check.ts';
import { registration } from './registration.ts';
import { sealedTelemetry } from './sealed-telemetry.ts';
import { shop } from './shop.ts';
import { signIn } from './sign-in.ts';
import { updateCheck } from './update-check.ts';

/** Everything that some firmware does. */
export const behaviours = {
  activation,
  activationSms,
  appListAtStart,
  beacon,
  carelessRegistration,
  chat,
  contactHash,
  contactLookUp,
  deviceReport,
  digestActivation,
  keyedTelemetry,
  miCloudSync,
  mislabelledTelemetry,
  nestedTelemetry,
  oldRegistration,
  opaqueBlob,
  peerLookUp,
  pinnedCheck,
  registration,
  sealedTelemetry,
  shop,
  signIn,
  standingChat,
  updateCheck,
} as const satisfies Readonly<Record<string, Behaviour>>;
