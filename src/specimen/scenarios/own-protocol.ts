import type { Action, Protocol, ProtocolPhase, ProtocolStep } from '../../case/index.ts';

/** Waits after each step: enough to tell neighbouring steps apart. Chosen, as all of these protocols is. */
const WAIT_SECONDS = 60;

export function step(id: string, action: Action, repeat = 1): ProtocolStep {
  return { id, action, waitSeconds: WAIT_SECONDS, repeat, basis: 'chosen' };
}

/** Switched on and online: what every trap begins with. */
export const online: readonly ProtocolStep[] = [
  step('power-on', { do: 'power-on' }),
  step('join-wifi', { do: 'join-wifi' }, 3),
];

interface OwnPhase {
  readonly build: string;
  readonly steps: readonly ProtocolStep[];
  /** Whether Cloud Messaging is on, as the build sets it up. */
  readonly messaging?: 'on' | 'off';
  readonly sim?: boolean;
}

/** A protocol of one phase on a new phone, for what no published protocol covers. Nobody is asked for anything. */
export function ownProtocol(
  id: string,
  title: string,
  { build, steps, messaging = 'on', sim = true }: OwnPhase,
): Protocol {
  const phase: ProtocolPhase = {
    id: 'new-phone',
    title,
    basis: 'chosen',
    prepare: { as: 'new', sim },
    build,
    services: { 'cloud-messaging': messaging },
    consent: { 'cloud-messaging': 'not-asked' },
    control: false,
    steps,
  };
  return {
    id,
    title,
    source: "chosen: one of the specimen's own",
    services: [
      {
        id: 'cloud-messaging',
        title: 'MIUI Cloud Messaging',
        hosts: ['api.account.xiaomi.com', 'app.chat.xiaomi.net'],
      },
    ],
    phases: [phase],
  };
}
