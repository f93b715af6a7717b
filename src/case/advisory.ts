import type { AdvisoryInput } from './advisory-schema.ts';

type Exposure = NonNullable<AdvisoryInput['exposure']>[number];

/** An advisory's file as it was read: numbers are numbers, lists are there, and what is usual is filled in. */
export interface AdvisoryFile
  extends Omit<
    AdvisoryInput,
    | 'telltale'
    | 'status'
    | 'mitigations'
    | 'exposure'
    | 'siblings'
    | 'reported'
    | 'proceedings'
    | 'retests'
    | 'revisions'
    | 'staleAfterDays'
  > {
  readonly status: NonNullable<AdvisoryInput['status']>;
  readonly mitigations: NonNullable<AdvisoryInput['mitigations']>;
  readonly exposure: readonly (Omit<Exposure, 'devices'> & { readonly devices: number })[];
  readonly siblings: NonNullable<AdvisoryInput['siblings']>;
  readonly reported: NonNullable<AdvisoryInput['reported']>;
  readonly proceedings: NonNullable<AdvisoryInput['proceedings']>;
  readonly retests: NonNullable<AdvisoryInput['retests']>;
  /** The oldest first. */
  readonly revisions: NonNullable<AdvisoryInput['revisions']>;
  readonly staleAfterDays: number;
}
