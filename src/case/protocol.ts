import type { Build, ConsentState, Service, ServiceState } from './case-file.ts';

/**
 * Something a person does with a phone. Persons and texts are named by identifier id: what a step acts on
 * is `asha.tel` here and a number only on the phone.
 */
export type Action =
  | { readonly do: 'prepare'; readonly build: string; readonly as: Readiness; readonly sim: boolean }
  | {
      readonly do:
        | 'power-on'
        | 'insert-sim'
        | 'join-wifi'
        | 'allow-location'
        | 'factory-reset'
        | 'place-order';
    }
  | { readonly do: 'add-contact' | 'open-contact'; readonly contact: string }
  | { readonly do: 'open-thread' | 'call' | 'be-called'; readonly with: string }
  | {
      readonly do: 'send-sms' | 'receive-sms' | 'send-mms' | 'receive-mms';
      readonly with: string;
      readonly text: string;
    }
  | { readonly do: 'send-message'; readonly with: string; readonly text: string }
  | { readonly do: 'sign-in' | 'enable' | 'disable' | 'back-up' | 'restore'; readonly service: string }
  | { readonly do: 'apply-update'; readonly build: string }
  | { readonly do: 'idle'; readonly forSeconds: number };

/**
 * How a phone comes to a phase: `new` as out of the box; `updated` over the air from the build before, its
 * data kept; `updated-and-reset` the same and then reset to factory state; `same` as the phase before left it.
 */
export type Readiness = 'new' | 'updated' | 'updated-and-reset' | 'same';

/** One thing to do, `repeat` times over, each time with a wait after it for what it sets off. */
export interface ProtocolStep {
  /** Stands in marks and results; unique in its phase, and the same in the control arm that leaves its object out. */
  readonly id: string;
  readonly action: Action;
  readonly waitSeconds: number;
  readonly repeat: number;
  /** Who says that it is to be done so; null where the protocol's source does. */
  readonly basis: string | null;
}

/** A time in which firmware and consent stay the same. */
export interface ProtocolPhase {
  readonly id: string;
  readonly title: string;
  readonly basis: string | null;
  readonly prepare: { readonly as: Readiness; readonly sim: boolean };
  readonly build: string;
  /** What the phone does, by service id. */
  readonly services: Readonly<Record<string, ServiceState>>;
  /** What the person agreed to, by service id; every service of the protocol is in it. */
  readonly consent: Readonly<Record<string, ConsentState>>;
  /** A control arm: the same steps with what they act on left out. */
  readonly control: boolean;
  readonly steps: readonly ProtocolStep[];
}

/** What is done with a phone, in order, so that somebody else can do it again. */
export interface Protocol {
  readonly id: string;
  readonly title: string;
  /** Who did it first, or whose words it tests: a citation. */
  readonly source: string;
  readonly services: readonly Service[];
  /** What is known of the firmware that it names; none where absent. */
  readonly builds?: readonly Build[];
  readonly phases: readonly ProtocolPhase[];
}
