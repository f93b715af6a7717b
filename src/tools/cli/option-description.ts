import { Help, Option } from 'commander';

const plain = new Help();

/** As Commander describes an option, but that a list which is empty where left out is no default worth telling. */
export function optionDescription(option: Option): string {
  const { defaultValue } = option;
  if (!Array.isArray(defaultValue) || defaultValue.length > 0) return plain.optionDescription(option);
  const shown = new Option(option.flags, option.description);
  return plain.optionDescription(option.argChoices === undefined ? shown : shown.choices(option.argChoices));
}
