import { beforeMigration } from './places.ts';
import { residencyAt } from './residency.ts';

export const residencyM0 = residencyAt({
  id: 'residency-m0',
  title: 'Before the migration',
  row: 'M0',
  basis: 'claim',
  stage: 'M0',
  start: '2014-10-20T09:00:00Z',
  places: beforeMigration,
});
