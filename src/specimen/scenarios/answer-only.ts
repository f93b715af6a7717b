import { online, ownProtocol } from './own-protocol.ts';
import { beforeMigration } from './places.ts';
import { activationSmsIn, during } from './placing.ts';
import type { Scenario } from './scenario.ts';
import { activatedWithAnswer } from './sends.ts';

export const answerOnly: Scenario = {
  id: 'answer-only',
  title: 'The own number only in an answer: the phone never sends it by IP',
  row: 'trap: number in an answer',
  basis: 'published clients',
  chosen: ['that an activation SMS told the number before'],
  stage: 'M0',
  start: '2014-08-20T14:00:00Z',
  protocol: () => ownProtocol('answer-only', 'Number in an answer', { build: 'answer-only', steps: online }),
  places: beforeMigration,
  key: (protocol) => ({
    sends: during(protocol, 'new-phone', { 'join-wifi': [activatedWithAnswer] }),
    sms: [activationSmsIn(protocol, 'new-phone', 'join-wifi')],
  }),
  notSeen: ['serial', 'apps'],
};
