import type { Behaviour } from './behaviour.ts';
import { behaviours } from './behaviours/index.ts';
import type { Firmware } from './firmware.ts';

const {
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
} = behaviours;

/** A build made to do one thing. */
function trap(
  build: string,
  own: readonly Behaviour[],
  settings: Partial<Pick<Firmware, 'cloudMessagingDefault' | 'transport' | 'numbersEncrypted'>> = {},
): Firmware {
  return {
    build,
    basis: 'chosen',
    updatesFrom: null,
    cloudMessagingDefault: 'on',
    transport: 'http',
    numbersEncrypted: false,
    behaviours: own,
    ...settings,
  };
}

const afterUpdate = { transport: 'https', numbersEncrypted: true } as const;

/** Every build of the specimen. */
export const firmwares: readonly Firmware[] = [
  {
    build: 'pre-ota',
    basis: 'F-Secure',
    updatesFrom: null,
    cloudMessagingDefault: 'on',
    transport: 'http',
    numbersEncrypted: false,
    behaviours: [registration, contactLookUp, peerLookUp, signIn, deviceReport, miCloudSync, chat, shop],
  },
  {
    build: 'ota',
    basis: 'F-Secure',
    updatesFrom: 'pre-ota',
    cloudMessagingDefault: 'off',
    ...afterUpdate,
    behaviours: [
      registration,
      activationSms,
      activation,
      contactLookUp,
      peerLookUp,
      signIn,
      deviceReport,
      miCloudSync,
      chat,
      shop,
      beacon,
    ],
  },
  { ...trap('clean', [updateCheck], { cloudMessagingDefault: 'off' }), basis: 'control' },
  { ...trap('app-policy', [appListAtStart], { cloudMessagingDefault: 'off' }), basis: 'DEVCORE / iThome' },
  trap('hashed', [digestActivation], afterUpdate),
  trap('truncated', [activation, contactLookUp, peerLookUp], afterUpdate),
  trap('answer-only', [activationSms, activation], afterUpdate),
  trap('activation-sms', [updateCheck, activationSms], afterUpdate),
  trap('standing-chat', [standingChat, chat]),
  trap('pinned', [pinnedCheck]),
  trap('mislabelled', [mislabelledTelemetry]),
  trap('nested', [nestedTelemetry]),
  trap('contact-hash', [contactHash]),
  trap('opaque-blob', [opaqueBlob]),
  trap('keyed-hash', [keyedTelemetry]),
  trap('fixed-key', [sealedTelemetry]),
  trap('sms-number', [peerLookUp]),
  trap('old-tls', [oldRegistration]),
  trap('careless', [carelessRegistration]),
];

/** The same builds, none of which does one thing any more. */
export function withoutBehaviour(id: string): readonly Firmware[] {
  return firmwares.map((firmware) => ({
    ...firmware,
    behaviours: firmware.behaviours.filter((behaviour) => behaviour.id !== id),
  }));
}
