import type { ResidencyPromise } from '../../case/index.ts';
import type { Contact, Destination } from '../../enrich/index.ts';
import type { Evidence } from '../evidence.ts';
import { governingServices } from '../governing-services.ts';
import type { ResidencyServer, ResidencyVerdict } from './residency-verdict.ts';
import { ONWARD, placesNamed, serversNamed } from './server-words.ts';
import { standServer } from './stand-server.ts';
import { vantageFault, vantageGaps } from './vantage-fault.ts';
import { type Weighed, weigh } from './weigh.ts';

/*
 * A promise about where data is, held against where its servers were: for each service and market that it names, by
 * months. A phone in one country tells nothing about what a phone in another would be sent to, so only the market
 * that the phone was watched from is judged. Servers of a service are the hosts that the case gives it.
 */

/** By service in the order of the promise, then market, then month. */
export function residencyVerdicts(promise: ResidencyPromise, evidence: Evidence): ResidencyVerdict[] {
  return promise.services.flatMap((service) =>
    promise.markets.flatMap((market) => {
      const fault = vantageFault(evidence, market);
      if (fault !== null)
        return [
          {
            ...untested({ service, market, by: promise.by }, `${fault}, so nothing is known for ${market}.`),
            unseenFrom: fault,
          },
        ];
      return monthsOf({ promise, evidence, vantage: market }, { service, market, by: promise.by });
    }),
  );
}

type Whose = Pick<ResidencyVerdict, 'service' | 'market' | 'by'>;

function monthsOf(ground: Parameters<typeof weigh>[1], whose: Whose): ResidencyVerdict[] {
  const { promise, evidence } = ground;
  const hosts = evidence.case.services.find(({ id }) => id === whose.service)?.hosts ?? [];
  if (hosts.length === 0)
    return [untested(whose, `The case does not say which hosts serve ${whose.service} (services, hosts).`)];
  const met = evidence.destinations
    .filter(({ id }) =>
      governingServices({ destination: id }, evidence).some(
        ({ id: governing }) => governing === whose.service,
      ),
    )
    .flatMap((destination) =>
      contactsOf(destination).map((contact) => ({
        contact,
        server: standServer(destination, contact, ground),
      })),
    );
  if (met.length === 0) return [untested(whose, `No host of ${whose.service} was spoken to.`)];
  return [...Map.groupBy(met, ({ contact }) => contact.month)]
    .sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
    .map(([month, rows]) => {
      const servers = rows.map(({ server }) => server);
      const due = dueOf(
        rows.map(({ contact }) => contact),
        promise.by,
      );
      const weighed = due === 'due' ? weigh(servers, ground) : notDue(due, servers, promise);
      return {
        ...whose,
        month,
        verdict: weighed.verdict,
        because: sentences(weighed, ground),
        isEarly: due === 'early',
        servers,
      };
    });
}

/** Whether a promise was due when servers were spoken to; `unclear` where a month has days before and after. */
function dueOf(contacts: readonly Contact[], by: string | null): 'due' | 'early' | 'unclear' {
  if (by === null) return 'due';
  if (contacts.every(({ to }) => to !== null && to <= by)) return 'early';
  return contacts.every(({ from }) => from !== null && from > by) ? 'due' : 'unclear';
}

function notDue(
  due: 'early' | 'unclear',
  servers: readonly ResidencyServer[],
  { by, places }: ResidencyPromise,
): Weighed {
  const where = `${serversNamed(servers)}; promised was ${placesNamed(places)} by ${by}`;
  const because =
    due === 'early' ? `${where}, which was still to come` : `${where}, and it is not known what was after it`;
  return { verdict: 'not-tested', because };
}

/** Said with every verdict: what it was seen from, what the promise leaves out, what can never be seen. */
function sentences(
  { because }: Weighed,
  { promise, evidence, vantage }: Parameters<typeof weigh>[1],
): string {
  const gaps = vantageGaps(evidence);
  const stated = gaps.length === 0 ? '' : `; the case does not state its ${gaps.join(', ')}`;
  const left = promise.exceptions.map(({ what }) => what);
  return [
    `${because}.`,
    `Seen from ${vantage}${stated}.`,
    ...(left.length === 0 ? [] : [`Outside the promise: ${left.join('; ')}.`]),
    ONWARD,
  ].join(' ');
}

function untested(whose: Whose, because: string): ResidencyVerdict {
  const said = `${because} ${ONWARD}`;
  return { ...whose, month: null, verdict: 'not-tested', because: said, isEarly: false, servers: [] };
}

/** Of an examination that was made before contacts were kept, only the addresses are known. */
function contactsOf({ contacts, addresses }: Destination): readonly Contact[] {
  return (
    contacts ?? addresses.map((address) => ({ address, month: null, from: null, to: null, byteLength: 0 }))
  );
}
