import type { ServiceId } from '../wire/index.ts';
import type { Office } from './office.ts';
import type { RegionId } from './regions.ts';
import type { Answer, Call, ServiceFile } from './service-file.ts';

export interface RunningService {
  readonly id: ServiceId;
  region(): RegionId;
  answer(call: Call, office: Office): Answer | null;
  /** The data is copied to the new region and is gone from the old one. */
  move(region: RegionId): void;
}

export interface ServiceState<State> {
  state(): State;
}

/** A service at work in one region at a time. */
export function runService<State>(
  file: ServiceFile<State>,
  firstRegion: RegionId,
): RunningService & ServiceState<State> {
  let region = firstRegion;
  let state = file.empty();
  return {
    id: file.id,
    region: () => region,
    state: () => state,
    answer: (call, office) => file.answers[call.endpoint]?.(call, state, office) ?? null,
    move(to) {
      state = structuredClone(state);
      region = to;
    },
  };
}
