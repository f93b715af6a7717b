import type { Protocol } from '../../case/index.ts';
import type { PlacedSend, PlacedSms, Send } from './expected.ts';
import { smsTells } from './sends.ts';

/** A message in each repeat of its step, or so many in all repeats together. */
export type Placing = Send | { readonly send: Send; readonly times: number };

/** Of a message that does not come with every repeat, or comes more often. */
export function inAll(times: number, ...sends: readonly Send[]): readonly Placing[] {
  return sends.map((send) => ({ send, times }));
}

/**
 * What is sent in a phase, step by step. A message comes once with each repeat, which the protocol counts.
 * Throws RangeError where the protocol has no such phase or step, so that a key cannot outlive its protocol.
 */
export function during(
  protocol: Protocol,
  phase: string,
  steps: Readonly<Record<string, readonly Placing[]>>,
): readonly PlacedSend[] {
  return Object.entries(steps).flatMap(([step, placings]) => {
    const repeat = repeatsOf(protocol, phase, step);
    return placings.map((placing) =>
      'send' in placing
        ? { phase, step, times: placing.times, send: placing.send }
        : { phase, step, times: repeat, send: placing },
    );
  });
}

/** Activation messages, one with each repeat of a step. */
export function activationSmsIn(protocol: Protocol, phase: string, step: string): PlacedSms {
  const times = repeatsOf(protocol, phase, step);
  return { by: 'activation-sms', phase, step, times, tells: smsTells };
}

export function repeatsOf(protocol: Protocol, phase: string, step: string): number {
  const found = protocol.phases.find(({ id }) => id === phase)?.steps.find(({ id }) => id === step);
  if (found === undefined) throw new RangeError(`${protocol.id} has no step ${phase}/${step}`);
  return found.repeat;
}
