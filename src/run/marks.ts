import type { Notice } from '../base/index.ts';
import type { Oddity, Origin, PhaseMark, StepMark } from '../capture/index.ts';
import type { Driver } from './driver.ts';

/** A mark stands in no file before the recording gives it a place in one. */
const unplaced: Origin = { index: 0, offset: 0 };

export function phaseMarked(
  driver: Driver,
  {
    id,
    build,
    setup,
    services,
    consent,
    control,
  }: Pick<PhaseMark, 'id' | 'build' | 'setup' | 'services' | 'consent' | 'control'>,
): PhaseMark {
  const at = driver.now();
  const set = setup === undefined ? {} : { setup };
  return { kind: 'phase', at, id, build, ...set, services, consent, control, origin: unplaced };
}

export function stepMarked(
  driver: Driver,
  step: Pick<StepMark, 'phase' | 'id' | 'action' | 'repeat' | 'of' | 'exercises'>,
): StepMark {
  return { kind: 'step', at: driver.now(), ...step, by: driver.name, origin: unplaced };
}

export function noticed(notice: Notice): Oddity {
  return { kind: 'notice', notice };
}
