import { coordinatesOf } from '../../case/index.ts';
import type { Family } from './written.ts';

/**
 * Fewest decimals that the case must give for each number: four are eleven metres. With three, two unrelated
 * numbers near each other would pass for the place too often.
 */
export const FEWEST_DECIMALS = 4;

/**
 * Latitude and longitude as two numbers that count when they stand near each other, in any order and with
 * anything between them. Zeros at the end do not matter: numbers lose them on their way through JSON.
 */
export const location: Family = (value) => {
  if (coordinatesOf(value) === null) return [];
  const numbers = value.split(',').map((number) => number.trim().replace(/^\+/, ''));
  if (numbers.some((number) => (number.split('.')[1] ?? '').length < FEWEST_DECIMALS)) return [];
  return numbers.map((number, member) => ({
    text: number.replace(/(\.\d+?)0+$/, '$1'),
    forms: [],
    exactCase: true,
    boundary: 'decimal',
    member,
  }));
};
