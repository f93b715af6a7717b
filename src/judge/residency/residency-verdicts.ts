import type { ResidencyPromise, Scope } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { destinationOf } from '../evidence-index.ts';
import { governingServices } from '../governing-services.ts';
import type { ResidencyServer, ResidencyVerdict } from './residency-verdict.ts';
import { ONWARD, placesNamed, serversNamed } from './server-words.ts';
import { type Due, type SpokenTo, spokenTo } from './spoken-to.ts';
import type { Ground } from './stand-server.ts';
import { straysOf } from './strays.ts';
import { vantageFault, vantageGaps } from './vantage-fault.ts';
import { type Weighed, weigh } from './weigh.ts';

/*
 * A promise about where data is, held against where its servers were: for each service and market that it names, by
 * months. A phone in one country tells nothing about what a phone in another would be sent to, so only the market
 * that the phone was watched from is judged. Servers of a service are the hosts that the case gives it.
 */

/** By service in the order of the promise, then market, then month. `scope`: what the promise was made for. */
export function residencyVerdicts(
  promise: ResidencyPromise,
  evidence: Evidence,
  scope: Scope = {},
): ResidencyVerdict[] {
  return promise.services.flatMap((service) =>
    promise.markets.flatMap((market) => {
      const whose = { service, market, by: promise.by };
      if (scope.services?.includes(service) === false)
        return [untested(whose, `What was claimed was claimed for other services than ${service}.`)];
      const fault = vantageFault(evidence, market);
      if (fault !== null)
        return [{ ...untested(whose, `${fault}, so nothing is known for ${market}.`), unseenFrom: fault }];
      return monthsOf({ promise, evidence, scope, vantage: market }, whose);
    }),
  );
}

type Whose = Pick<ResidencyVerdict, 'service' | 'market' | 'by'>;

function monthsOf(ground: Ground, whose: Whose): ResidencyVerdict[] {
  const { promise, evidence } = ground;
  const hosts = evidence.case.services.find(({ id }) => id === whose.service)?.hosts ?? [];
  if (hosts.length === 0)
    return [untested(whose, `The case does not say which hosts serve ${whose.service} (services, hosts).`)];
  const own = evidence.destinations.filter(({ id }) =>
    governingServices({ destination: id }, evidence).some(({ id: governing }) => governing === whose.service),
  );
  if (own.length === 0) return [untested(whose, `No host of ${whose.service} was spoken to.`)];
  const met = own.flatMap((destination) => spokenTo(destination, ground));
  if (met.length === 0)
    return [untested(whose, `No host of ${whose.service} was spoken to within what the claim was made for.`)];
  const strays = straysOf(ground);
  const months = new Set(met.map(({ month }) => month));
  return [...Map.groupBy(met, ({ month, due }) => `${month ?? '~'} ${ORDER[due]}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]): ResidencyVerdict[] => {
      const [first] = rows;
      if (first === undefined) return [];
      const { month, due } = first;
      const servers = rows.map(({ server }) => server);
      // What nobody listed counts in its month; where nothing else was seen in that, in all.
      const stray = strays.filter((each) => each.month === month || !months.has(each.month));
      const weighed =
        due === 'due'
          ? weighWithin(rows, { ...ground, strays: stray.map(({ server }) => server) })
          : notDue(due, servers, promise);
      return [
        {
          ...whose,
          month,
          verdict: weighed.verdict,
          because: sentences(weighed, servers, ground),
          isEarly: due === 'early',
          servers,
        },
      ];
    });
}

const ORDER = { early: 0, due: 1, timeless: 2 } as const satisfies Record<Due, number>;

/** Of what nobody knows whether it was within the scope, whatever is not as promised keeps it from being upheld. */
function weighWithin(
  rows: readonly SpokenTo[],
  ground: Ground & { readonly strays: readonly ResidencyServer[] },
): Weighed {
  const within = rows.filter(({ isWithin }) => isWithin).map(({ server }) => server);
  const unsure = rows.flatMap(({ isWithin, server }) =>
    isWithin || server.standing === 'in-place' || server.standing === 'excepted' ? [] : [server],
  );
  const untold = 'and nobody can tell whether that was within what the claim was made for';
  if (within.length === 0) {
    const all = rows.map(({ server }) => server);
    return { verdict: 'not-tested', because: `${serversNamed(all)}, ${untold}` };
  }
  const weighed = weigh(within, ground);
  if (weighed.verdict !== 'upheld') return weighed;
  if (unsure.length > 0)
    return { verdict: 'not-tested', because: `${weighed.because}, but ${serversNamed(unsure)}, ${untold}` };
  if (ground.strays.length === 0) return weighed;
  const isKnown = ground.strays.every(
    ({ destination }) => destinationOf(destination, ground.evidence)?.party === 'first',
  );
  const whose = isKnown ? 'belongs to whoever made the promise' : 'may belong to whoever made the promise';
  return {
    verdict: 'partly',
    because: `${weighed.because}, but data went to ${serversNamed(ground.strays)} too, which ${whose}, and of which the case does not say what it serves`,
  };
}

function notDue(
  due: Exclude<Due, 'due'>,
  servers: readonly ResidencyServer[],
  { by, places }: ResidencyPromise,
): Weighed {
  const where = `${serversNamed(servers)}; promised was ${placesNamed(places)} by ${by}`;
  const because =
    due === 'early'
      ? `${where}, which was still to come`
      : `${where}, and the capture does not tell the time`;
  return { verdict: 'not-tested', because };
}

/** Said with every verdict: what it was seen from, what the promise leaves out, what can never be seen. */
function sentences(
  { because }: Weighed,
  servers: readonly ResidencyServer[],
  { promise, evidence, vantage }: Ground,
): string {
  const gaps = vantageGaps(evidence);
  const stated = gaps.length === 0 ? '' : `; the case does not state its ${gaps.join(', ')}`;
  const left = promise.exceptions.map(({ what }) => what);
  const told = servers.filter(({ standing, sightings }) => standing === 'excepted' && sightings.length > 0);
  return [
    `${because}.`,
    `Seen from ${vantage}${stated}.`,
    ...(left.length === 0 ? [] : [`Outside the promise: ${left.join('; ')}.`]),
    ...(told.length === 0 ? [] : [`Told to hosts outside the promise: ${toldText(told, evidence)}.`]),
    ONWARD,
  ].join(' ');
}

/** Which identifiers went where, although the host is none that the promise is about. */
function toldText(servers: readonly ResidencyServer[], { sightings }: Evidence): string {
  return servers
    .map((server) => {
      const ids = sightings.flatMap(({ id, identifier }) =>
        server.sightings.includes(id) ? [identifier] : [],
      );
      return `${[...new Set(ids)].sort().join(', ')} to ${serversNamed([server])}`;
    })
    .join('; ');
}

function untested(whose: Whose, because: string): ResidencyVerdict {
  const said = `${because} ${ONWARD}`;
  return { ...whose, month: null, verdict: 'not-tested', because: said, isEarly: false, servers: [] };
}
