import { expect, test } from 'vitest';
import type { ProtocolPhase } from './protocol.ts';
import { setupsOf } from './setups-of.ts';

type Given = Pick<ProtocolPhase, 'prepare' | 'steps'>;

const phase = (as: Given['prepare']['as'], ...actions: ('factory-reset' | 'power-on')[]): Given => ({
  prepare: { as, sim: true },
  steps: actions.map((action) => ({
    id: action,
    action: { do: action },
    waitSeconds: 1,
    repeat: 1,
    basis: null,
  })),
});

test.each<[string, Given[], (string | null)[]]>([
  [
    'as they are prepared',
    [phase('new'), phase('updated'), phase('updated-and-reset')],
    ['new', 'kept', 'reset'],
  ],
  ['as the phase before left them', [phase('new'), phase('same'), phase('same')], ['new', 'new', 'new']],
  ['nobody knows what the first goes on from', [phase('same'), phase('new')], [null, 'new']],
  ['after a reset among the steps', [phase('updated', 'factory-reset'), phase('same')], [null, 'reset']],
  ['which makes a new phone no older', [phase('new', 'factory-reset'), phase('same')], ['new', 'reset']],
  ['other steps reset nothing', [phase('updated', 'power-on'), phase('same')], ['kept', 'kept']],
])('settings of phases: %s', (_, phases, expected) => {
  expect(setupsOf(phases)).toEqual(expected);
});
