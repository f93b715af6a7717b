import { accountCases } from './account-cases.ts';
import type { EndpointCase } from './endpoint-case.ts';
import { messagingCases } from './messaging-cases.ts';
import { telemetryCases } from './telemetry-cases.ts';
import { vendorCases } from './vendor-cases.ts';

export { type EndpointCase, IMEI, IMSI, NUMBER, told } from './endpoint-case.ts';

/** Every endpoint of the cloud, by the service that answers. */
export const endpointCases: readonly EndpointCase[] = [
  ...messagingCases,
  ...accountCases,
  ...vendorCases,
  ...telemetryCases,
];
