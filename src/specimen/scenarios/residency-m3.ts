import { oneLeftBehind } from './places.ts';
import { residencyAt } from './residency.ts';

export const residencyM3 = residencyAt({
  id: 'residency-m3',
  title: 'One service is left in China',
  row: 'M3',
  basis: 'chosen',
  stage: 'M3',
  start: '2015-01-10T09:00:00Z',
  places: oneLeftBehind,
});
