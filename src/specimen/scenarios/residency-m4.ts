import { wrongRegion } from './places.ts';
import { residencyAt } from './residency.ts';

export const residencyM4 = residencyAt({
  id: 'residency-m4',
  title: 'Right country, wrong region',
  row: 'M4',
  basis: 'chosen',
  stage: 'M4',
  start: '2015-01-10T09:00:00Z',
  places: wrongRegion,
});
