import type { ResidencyOutcome, ResidencyServer, Standing } from './residency-verdict.ts';
import { placesNamed, serversNamed } from './server-words.ts';
import type { Ground } from './stand-server.ts';

/** What the servers of one service and month come to, and why; the sentence has no full stop. */
export interface Weighed {
  readonly verdict: ResidencyOutcome;
  readonly because: string;
}

/**
 * One server out of place breaks the promise. Short of that, whatever is not known of any server keeps it from being
 * upheld; and it is not tested where nothing is known, or the data that was promised was not seen at all.
 */
export function weigh(all: readonly ResidencyServer[], ground: Ground): Weighed {
  const { promise, evidence } = ground;
  // Where nothing came back from, nothing is known to have gone either, but for what was seen to.
  const servers = all.filter(({ isUnanswered, sightings }) => isUnanswered !== true || sightings.length > 0);
  if (servers.length === 0)
    return {
      verdict: 'not-tested',
      because: `${serversNamed(all)}, but nothing came back from there, so no data is known to have gone`,
    };
  const places = placesNamed(promise.places);
  const of = (...standings: Standing[]) => servers.filter(({ standing }) => standings.includes(standing));
  const broken = of('outside', 'wrong-region');
  const decisive = broken.filter(({ sightings }) => promise.kinds === null || sightings.length > 0);
  if (decisive.length > 0) {
    const isNear = decisive.every(({ standing }) => standing === 'wrong-region');
    const more = isNear
      ? `: the country is right, the region is not; promised was ${places}`
      : `, and not in ${places}`;
    return { verdict: 'refuted', because: `${serversNamed(decisive)}${more}` };
  }
  const doubt = doubtOf(servers, ground);
  if (doubt !== null) return doubt;
  const right = of('in-place');
  if (right.length === 0) return nowhere(servers, ground);
  if (promise.kinds !== null && right.every(({ sightings }) => sightings.length === 0))
    return {
      verdict: 'not-tested',
      because: `None of the data that the promise is about (${promise.kinds.join(', ')}) was seen to leave`,
    };
  const lost = evidence.destinations.filter(
    ({ id, contactsLeftOut = 0 }) =>
      contactsLeftOut > 0 && servers.some(({ destination }) => destination === id),
  );
  if (lost.length > 0)
    return { verdict: 'not-tested', because: 'There were more addresses and months than are kept' };
  const unwatched = Object.entries(evidence.coverage.bearers).flatMap(([bearer, state]) =>
    state === 'unwatched' ? [bearer] : [],
  );
  const found = serversNamed(right);
  if (unwatched.length > 0)
    return {
      verdict: 'not-tested',
      because: `${found}, as promised, but not every way out of the phone was watched (${unwatched.join(', ')})`,
    };
  return { verdict: 'upheld', because: `${found}, as promised` };
}

/** What is known in part. */
function doubtOf(servers: readonly ResidencyServer[], { promise, evidence }: Ground): Weighed | null {
  const partly = (because: string): Weighed => ({ verdict: 'partly', because });
  const of = (standing: Standing) => servers.filter((server) => server.standing === standing);
  const differ = of('tables-differ');
  if (differ.length > 0) return partly(`Tables disagree: ${serversNamed(differ)}`);
  const places = placesNamed(promise.places);
  const unknown = of('region-unknown');
  if (unknown.length > 0)
    return partly(`${serversNamed(unknown)}: country yes, region unknown; promised was ${places}`);
  const opaque = new Map(evidence.coverage.byDestination.map((row) => [row.destination, row.opaque]));
  const silent = [...of('outside'), ...of('wrong-region')].filter(
    ({ destination }) => (opaque.get(destination) ?? 0) > 0,
  );
  if (silent.length > 0)
    return partly(
      `${serversNamed(silent)}, and not in ${places}; what went there could not all be read, and may have been what was promised`,
    );
  const right = of('in-place');
  const [unplaced, edges] = [of('unplaced'), of('edge').filter(({ sightings }) => sightings.length > 0)];
  if (right.length > 0 && unplaced.length + edges.length > 0)
    return partly(`${serversNamed(right)}, as promised, but ${serversNamed([...unplaced, ...edges])}`);
  return null;
}

/** No server is in a known place. */
function nowhere(servers: readonly ResidencyServer[], { promise }: Ground): Weighed {
  const nothing = (because: string): Weighed => ({ verdict: 'not-tested', because });
  const some = servers.filter(({ standing }) => standing !== 'excepted');
  if (some.length === 0) return nothing('Only servers that the promise leaves out were spoken to');
  if (some.every(({ standing }) => standing === 'outside' || standing === 'wrong-region'))
    return nothing(
      `${serversNamed(some)}, and not in ${placesNamed(promise.places)}, but nothing that the promise is about was seen to go there`,
    );
  if (some.some(({ standing }) => standing === 'edge'))
    return nothing(
      `${serversNamed(some)}: a content network answers from wherever is nearest, so its addresses are not judged`,
    );
  return nothing(serversNamed(some));
}
