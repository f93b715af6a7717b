import { allMoved } from './places.ts';
import { residencyAt } from './residency.ts';

export const residencyM2 = residencyAt({
  id: 'residency-m2',
  title: 'Account, messaging and Mi Cloud have moved',
  row: 'M2',
  basis: 'claim',
  stage: 'M2',
  start: '2015-01-10T09:00:00Z',
  places: allMoved,
});
