import type { Micros } from '../base/index.ts';
import type { Action, ProtocolPhase } from '../case/index.ts';

/** How far a run is, for whoever watches it. Names identifiers by id only. */
export type RunEvent =
  | {
      readonly kind: 'preparing';
      readonly at: Micros;
      readonly phase: ProtocolPhase;
      readonly index: number;
      readonly of: number;
    }
  | {
      readonly kind: 'phase';
      readonly at: Micros;
      readonly phase: ProtocolPhase;
      readonly index: number;
      readonly of: number;
    }
  | {
      readonly kind: 'step';
      readonly at: Micros;
      readonly phase: string;
      readonly step: string;
      readonly action: Action;
      readonly repeat: number;
      readonly of: number;
    }
  | {
      readonly kind: 'waiting';
      readonly at: Micros;
      readonly phase: string;
      readonly step: string;
      readonly seconds: number;
    }
  | {
      readonly kind: 'not-done';
      readonly at: Micros;
      readonly phase: string;
      readonly step: string;
      readonly because: string;
    }
  | { readonly kind: 'ended'; readonly at: Micros; readonly stopped: boolean };
