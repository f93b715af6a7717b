/** Of another version of the tool, seen from this one. */
export type VersionAge = 'same' | 'older' | 'newer';

/** By Semantic Versioning's numbers; what is none of its versions counts as older, and a pre-release as its release. */
export function versionAge(other: string, own: string): VersionAge {
  if (other === own) return 'same';
  const [a, b] = [numbersIn(other), numbersIn(own)];
  for (let i = 0; i < 3; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x > y ? 'newer' : 'older';
  }
  return 'older';
}

function numbersIn(version: string): number[] {
  const [, ...numbers] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})/.exec(version) ?? [];
  return numbers.map(Number);
}
