import type { Protocol } from '../../case/index.ts';
import { loadProtocol } from '../../run/index.ts';
import { activationSmsIn, during, inAll } from './placing.ts';
import type { AnswerKey, Scenario } from './scenario.ts';
import {
  activatedWithAnswer,
  backedUp,
  chatOpened,
  chatted,
  deviceReportedSealed,
  loggedIn,
  loginAsked,
  lookedUpSealed,
  ordered,
  restored,
} from './sends.ts';

/** One SMS is in the phone when it is backed up. */
const STORED = { 'sms1.from': 1, 'sms1.text': 1 } as const;

function key(protocol: Protocol): AnswerKey {
  return {
    sends: during(protocol, 'all-services', {
      'sign-in': [loginAsked, loggedIn, deviceReportedSealed],
      'enable-messaging': [activatedWithAnswer],
      'place-order': [ordered],
      'add-contact': [lookedUpSealed('contact-look-up', 'contact1.number')],
      'receive-sms': [lookedUpSealed('peer-look-up', 'sms1.from')],
      'back-up': backedUp('contact1', STORED),
      restore: restored('contact1', STORED),
      'send-message': [...inAll(1, ...chatOpened('chat')), chatted('contact1.number', 'sms2.text')],
    }),
    sms: [activationSmsIn(protocol, 'all-services', 'enable-messaging')],
  };
}

/** The same use of every service, at one stage of the migration: what changes is where it goes. */
export function residencyAt(
  own: Pick<Scenario, 'id' | 'title' | 'row' | 'basis' | 'stage' | 'start' | 'places'>,
): Scenario {
  return {
    ...own,
    chosen: [
      'what a person does with the services',
      'to which of the regions announced each service went, and its addresses there',
    ],
    protocol: () => loadProtocol('residency-2014'),
    key,
    notSeen: ['carrier', 'own.email'],
  };
}
