import { buildsOf } from '../build-schema.ts';
import type { Action, Protocol, ProtocolPhase, ProtocolStep } from '../protocol.ts';
import type { ProtocolInput } from '../protocol-schema.ts';
import { secondsOf } from './duration.ts';
import { servicesOf } from './service-of.ts';

/**
 * The wait after a step that names none. Look-ups and activations leave within seconds; a minute also holds
 * what a phone gathers for a while before it sends, and keeps neighbouring steps apart by their time.
 */
export const USUAL_WAIT = '60s';

type PhaseInput = ProtocolInput['phases'][number];
type StepInput = PhaseInput['steps'][number];

/** A checked protocol with every field that was left out filled in. */
export function protocolOf({ id, title, source, services, builds, phases }: ProtocolInput): Protocol {
  return {
    id,
    title,
    source,
    services: servicesOf(services),
    ...(builds === undefined ? {} : { builds: buildsOf(builds) }),
    phases: phases.map(phaseOf),
  };
}

function phaseOf(phase: PhaseInput): ProtocolPhase {
  const { basis = null, services = {}, consent = {}, control = false, steps } = phase;
  const { id, title, prepare, build } = phase;
  return { id, title, basis, prepare, build, services, consent, control, steps: steps.map(stepOf) };
}

function stepOf({ id, wait, repeat, basis, ...asked }: StepInput): ProtocolStep {
  return {
    id,
    action: actionOf(asked),
    waitSeconds: secondsOf(wait ?? USUAL_WAIT),
    repeat: repeat ?? 1,
    basis: basis ?? null,
  };
}

function actionOf(asked: Asked<StepInput>): Action {
  return asked.do === 'idle' ? { do: 'idle', forSeconds: secondsOf(asked.for) } : asked;
}

/** Of each shape of step what is left without the fields that all of them have. */
type Asked<Shape> = Shape extends unknown ? Omit<Shape, 'id' | 'wait' | 'repeat' | 'basis'> : never;
