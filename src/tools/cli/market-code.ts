import { InvalidArgumentError } from 'commander';
import { countrySuggestion, isCountry } from '../../case/index.ts';

/** The country code that an option gives, in capitals. */
export function marketCode(text: string): string {
  const code = text.toUpperCase();
  if (!/^[A-Z]{2}$/.test(code))
    throw new InvalidArgumentError('a market is a country code of two letters, such as IN');
  if (!isCountry(code))
    throw new InvalidArgumentError(
      `no country has the code ${code} (ISO 3166-1); ${countrySuggestion(code)}`,
    );
  return code;
}
