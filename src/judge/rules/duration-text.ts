const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `2 days 3 hours`, `40 minutes`, `less than a second`: the two largest units. */
export function durationText(seconds: number): string {
  const largest = UNITS.findIndex(([, length]) => seconds >= length);
  if (largest === -1) return 'less than a second';
  let rest = Math.floor(seconds);
  return UNITS.slice(largest, largest + 2)
    .flatMap(([name, length]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
    })
    .join(' ');
}
