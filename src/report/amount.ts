const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.2 MB`: bytes for a person, in powers of 1000 as network tools count. */
export function amountOfBytes(byteLength: number): string {
  let amount = byteLength;
  let unit = 0;
  while (amount >= 999.5 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const text = unit === 0 || amount >= 99.95 ? String(Math.round(amount)) : amount.toFixed(1);
  return `${text} ${unit === 0 && byteLength === 1 ? 'byte' : UNITS[unit]}`;
}

/** `97 %`: never says 100 or 0 where it is not whole. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  if (percent > 99 && part < whole) return `${Math.min(99.9, Math.floor(percent * 10) / 10)} %`;
  if (percent < 1 && part > 0) return percent < 0.1 ? '<0.1 %' : `${percent.toFixed(1)} %`;
  return `${Math.round(percent)} %`;
}

/** `1 packet`, `2 packets`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
