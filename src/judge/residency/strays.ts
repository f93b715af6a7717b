import { governingServices } from '../governing-services.ts';
import type { ResidencyServer } from './residency-verdict.ts';
import { spokenTo } from './spoken-to.ts';
import type { Ground } from './stand-server.ts';

/**
 * Servers of whoever made the promise, or of whom nobody knows whose they are, that no service of the case lists and that
 * are not known to be in a promised place, though data of the kind went there: a service may have been moved to a new
 * name. Of a host of which only what nobody can read is known, that may have been the data.
 */
export function straysOf(ground: Ground): readonly { month: string | null; server: ResidencyServer }[] {
  const { evidence } = ground;
  const opaque = new Map(evidence.coverage.byDestination.map((row) => [row.destination, row.opaque]));
  return evidence.destinations
    .filter(
      (destination) =>
        destination.party !== 'third' &&
        governingServices({ destination: destination.id }, evidence).length === 0,
    )
    .flatMap((destination) => spokenTo(destination, ground))
    .filter(({ due }) => due !== 'early')
    .filter(
      ({ server: { standing, sightings, destination } }) =>
        standing !== 'in-place' &&
        standing !== 'excepted' &&
        (sightings.length > 0 || (opaque.get(destination) ?? 0) > 0),
    )
    .map(({ month, server }) => ({ month, server }));
}
