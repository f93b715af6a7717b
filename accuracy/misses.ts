import type { Options } from './options.ts';
import { formatOf } from './run-batch.ts';
import type { Scored } from './score/scored.ts';
import { isNamedRight } from './score/tally.ts';

/** A line for everything that went wrong, and the command that repeats it. Holds no value. */
export function misses(all: readonly Scored[], { seed, onlyName }: Options): string[] {
  return all.flatMap((one) => {
    const faults = faultsOf(one);
    if (faults.length === 0) return [];
    const only = onlyName === null ? '' : ` --only "${onlyName}"`;
    const again = `npm run accuracy -- --misses --seed "${seed}"${only} --number ${one.message.number}`;
    return [...faults.map((fault) => `${fault}: ${described(one)}`), `    ${again}`];
  });
}

function faultsOf(one: Scored): string[] {
  const { message, isFound, sightings } = one;
  const { composed, isClean } = message;
  const faults = one.false.map(
    ({ identifier, forms, path, namedBy }) =>
      `FALSE HIT of ${identifier} as ${forms.join('+') || 'given'} at ${path}${namedBy === undefined ? '' : ` by ${namedBy}`}`,
  );
  if (isClean) return faults;
  if (composed.isSupported && !isFound) faults.push('MISSED');
  if (composed.isSupported && !isNamedRight(one)) {
    for (const { sighting, layersNamed, formsNamed } of sightings) {
      const expected = composed.expectedForms[0]?.join('+') ?? '';
      if (!layersNamed) faults.push(`LAYERS are said to be ${sighting.layers.join(' ') || 'none'}`);
      if (!formsNamed)
        faults.push(
          `FORMS are said to be ${sighting.forms.join('+') || 'none'} and are ${expected || 'none'}`,
        );
    }
  }
  for (const { sighting, walksBack } of sightings) {
    if (!walksBack) faults.push(`NO WAY BACK from ${sighting.path}`);
  }
  return faults;
}

function described({ message: { number, composed } }: Scored): string {
  const { subject, way, uses, containers, location, contentType, name } = composed;
  const layers = uses
    .map(({ id }) => `[${id}]`)
    .toReversed()
    .join(' ');
  const type = location === 'body' && contentType !== null ? ` (${contentType.split(';')[0]})` : '';
  return `${subject.kind} as ${way}, under ${layers || 'nothing'}, in ${containers.toReversed().join(' > ') || 'no container'}, ${location}${type}, named ${name}, ${formatOf(number)}`;
}
