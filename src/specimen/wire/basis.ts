/**
 * Where a fact of the specimen comes from. What nobody published is `chosen`: it had to be something, and
 * whoever reads a result must be able to see that it was us who said what.
 */
export type Basis =
  | 'F-Secure'
  | 'published clients'
  | 'claim'
  | 'Apple Daily'
  | 'DEVCORE / iThome'
  | 'control'
  | 'chosen';
