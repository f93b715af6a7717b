import type { AdvisoryFault } from './advisory-fault.ts';
import { contentForNumbers } from './content-for-numbers.ts';
import { ignoredRetest } from './ignored-retest.ts';
import { mixedModels } from './mixed-models.ts';
import { noMitigation } from './no-mitigation.ts';
import { noTestConditions } from './no-test-conditions.ts';
import { noVendorResponse } from './no-vendor-response.ts';
import { placeWithoutTable } from './place-without-table.ts';
import { registryAsOwner } from './registry-as-owner.ts';

/** The eight faults of 2014, in their order. */
export const ADVISORY_FAULTS: readonly AdvisoryFault[] = [
  mixedModels,
  contentForNumbers,
  placeWithoutTable,
  registryAsOwner,
  ignoredRetest,
  noTestConditions,
  noVendorResponse,
  noMitigation,
];
