import type { ServiceId } from '../wire/index.ts';
import type { Lines } from './line.ts';
import type { Office } from './office.ts';
import type { ReceivedLog } from './received-log.ts';
import type { RunningService } from './running-service.ts';

/** What the servers of all regions share. */
export interface House {
  readonly office: Office;
  readonly services: ReadonlyMap<ServiceId, RunningService>;
  readonly log: ReceivedLog;
  readonly lines: Lines;
}
