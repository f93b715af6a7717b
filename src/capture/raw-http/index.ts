export { exchangeOf } from './exchange-of.ts';
