import type { Protocol } from '../../case/index.ts';
import { loadProtocol } from '../../run/index.ts';
import { beforeMigration } from './places.ts';
import { activationSmsIn, during, repeatsOf } from './placing.ts';
import type { Scenario } from './scenario.ts';
import {
  activatedWithAnswer,
  backedUp,
  deviceReportedSealed,
  loggedIn,
  loginAsked,
  lookedUpSealed,
} from './sends.ts';

/** The SMS that are in the phone after these phases: every repeat is one more. */
function storedAfter(protocol: Protocol, phases: readonly string[]) {
  const sum = (step: string) => phases.reduce((total, phase) => total + repeatsOf(protocol, phase, step), 0);
  const [received, sent] = [sum('receive-sms'), sum('send-sms')];
  return { 'sms1.from': received, 'sms1.text': received, 'sms2.to': sent, 'sms2.text': sent };
}

export const state4: Scenario = {
  id: 'state-4',
  title: 'Updated and reset, Mi Cloud and Cloud Messaging switched on',
  row: '4',
  basis: 'F-Secure',
  chosen: [
    'that Cloud Messaging is activated as the published clients do, with hashed IMEI and IMSI',
    'what is in the base64 that was seen',
    'that the encryption is that of the published Mi Cloud clients',
  ],
  stage: 'M0',
  start: '2014-08-14T15:00:00Z',
  protocol: () => loadProtocol('f-secure-2014-retest'),
  phases: ['reset-again', 'cloud-only', 'both'],
  places: beforeMigration,
  key: (protocol) => ({
    sends: [
      ...during(protocol, 'cloud-only', {
        'sign-in': [loginAsked, loggedIn, deviceReportedSealed],
        'back-up': backedUp('contact1', storedAfter(protocol, ['cloud-only'])),
      }),
      ...during(protocol, 'both', {
        'enable-messaging': [activatedWithAnswer],
        'add-contact': [lookedUpSealed('contact-look-up', 'contact1.number')],
        'open-contact': [lookedUpSealed('contact-look-up', 'contact1.number')],
        'receive-sms': [lookedUpSealed('peer-look-up', 'sms1.from')],
        'open-thread': [lookedUpSealed('peer-look-up', 'sms1.from')],
        'back-up': backedUp('contact1', storedAfter(protocol, ['cloud-only', 'both'])),
      }),
    ],
    sms: [activationSmsIn(protocol, 'both', 'enable-messaging')],
  }),
  notSeen: ['carrier', 'mms1.from', 'mms1.text', 'mms2.to', 'mms2.text', 'callee', 'caller'],
};
