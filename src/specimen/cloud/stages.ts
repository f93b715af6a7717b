import type { Basis, ServiceId } from '../wire/index.ts';
import type { RegionId } from './regions.ts';

export const stageIds = ['M0', 'M1', 'M2', 'M3', 'M4'] as const;
export type StageId = (typeof stageIds)[number];

/** Where the services are at one stage of the migration that the vendor announced in October 2014. */
export interface StageRow {
  readonly id: StageId;
  readonly title: string;
  /** Of the state of things; which of two announced regions a service went to is always chosen. */
  readonly basis: Basis;
  /** Services that are not in Beijing any more. */
  readonly moved: Readonly<Partial<Record<ServiceId, RegionId>>>;
}

const ORDERS_MOVED = { 'e-commerce': 'california' } as const;
const ALL_MOVED = {
  ...ORDERS_MOVED,
  account: 'oregon',
  'cloud-messaging': 'oregon',
  'mi-cloud': 'singapore',
} as const;

export const stages: Readonly<Record<StageId, StageRow>> = {
  M0: { id: 'M0', title: 'before the migration', basis: 'claim', moved: {} },
  M1: { id: 'M1', title: 'e-commerce moved', basis: 'claim', moved: ORDERS_MOVED },
  M2: { id: 'M2', title: 'account, messaging and cloud moved', basis: 'claim', moved: ALL_MOVED },
  M3: {
    id: 'M3',
    title: 'one service left in China',
    basis: 'chosen',
    moved: { ...ALL_MOVED, 'mi-cloud': 'beijing' },
  },
  M4: {
    id: 'M4',
    title: 'right country, wrong region',
    basis: 'chosen',
    moved: { ...ALL_MOVED, 'cloud-messaging': 'california' },
  },
};

/** The beacon went to a Singapore server (Apple Daily); services without a promise stay where they were (chosen). */
export function regionAt(stage: StageId, service: ServiceId): RegionId {
  return service === 'beacon' ? 'singapore' : (stages[stage].moved[service] ?? 'beijing');
}
