import { InvalidArgumentError } from 'commander';

/** The country code that an option gives, in capitals. */
export function marketCode(text: string): string {
  const code = text.toUpperCase();
  if (!/^[A-Z]{2}$/.test(code))
    throw new InvalidArgumentError('a market is a country code of two letters, such as IN');
  return code;
}
