import { shopMoved } from './places.ts';
import { residencyAt } from './residency.ts';

export const residencyM1 = residencyAt({
  id: 'residency-m1',
  title: 'The shop has moved',
  row: 'M1',
  basis: 'claim',
  stage: 'M1',
  start: '2014-11-05T09:00:00Z',
  places: shopMoved,
});
