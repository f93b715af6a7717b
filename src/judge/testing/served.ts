import type { Destination } from '../../enrich/index.ts';
import type { Evidence } from '../evidence.ts';
import { type EvidenceGiven, evidenceWith } from './evidence-with.ts';

/** A server of a service, as tables and packets tell of it. */
export interface Served {
  readonly host: string;
  readonly address: string;
  /** Days on which it was first and last spoken to in that month. */
  readonly days: readonly [from: string, to: string];
  /** What each table says: a country, or `US Oregon` for a region of it. */
  readonly says: Readonly<Record<string, string>>;
  readonly edge?: string;
  readonly roundTrip?: number;
  /** Kinds of which a value was sighted there. */
  readonly told?: readonly Evidence['sightings'][number]['kind'][];
  readonly opaque?: number;
  readonly phase?: string;
  readonly isUnanswered?: true;
  readonly party?: Destination['party'];
}

/** An evidence in which a service was served from these addresses, seen from a phone in India. */
export function servedFrom(
  servers: readonly Served[],
  given: {
    readonly tables: Readonly<Record<string, string>>;
    readonly services: Evidence['case']['services'];
    readonly vantage?: Evidence['case']['vantage'];
    readonly device?: Evidence['case']['device'];
    readonly bearers?: Evidence['coverage']['bearers'];
    readonly phases?: EvidenceGiven['phases'];
  },
): Evidence {
  const destinations = [...Map.groupBy(servers, ({ host }) => host)].map(([host, rows]) =>
    destinationOf(host, rows),
  );
  const evidence = evidenceWith({
    services: given.services,
    vantage: given.vantage ?? {
      egressCountry: 'IN',
      resolver: '1.1.1.1',
      simMccMnc: '40410',
      locale: 'en_IN',
    },
    destinations,
    phases: given.phases ?? [],
    sightings: servers.flatMap(({ host, address, days: [, day], told = [], phase = null }) =>
      told.map((kind) => ({
        identifier: kind,
        kind,
        destination: `dst:${host}`,
        address,
        at: `${day}T12:00:00Z`,
        phase,
      })),
    ),
    coverage: {
      bearers: given.bearers ?? { wifi: 'watched', cellular: 'off', sms: 'off' },
      byDestination: servers.map(({ host, opaque = 0 }) => ({
        destination: `dst:${host}`,
        payload: 100,
        read: 100 - opaque,
        opaque,
        missed: 0,
      })),
    },
  });
  return {
    ...evidence,
    case: { ...evidence.case, device: given.device ?? {} },
    tables: Object.entries(given.tables).map(([name, date]) => ({ name, date, sha256: '00' })),
  };
}

function destinationOf(host: string, rows: readonly Served[]): Partial<Destination> {
  const places = [...new Map(rows.map((row) => [row.address, row])).values()];
  const said = places.flatMap(({ address, says }) =>
    Object.entries(says).map(([table, text]) => {
      const [country = '', ...title] = text.split(' ');
      return { address, country, title: title.join(' '), basis: 'address-table', table };
    }),
  );
  const edges = places.flatMap(({ address, edge }) =>
    edge === undefined ? [] : [{ address, value: edge, basis: 'published-ranges' }],
  );
  return {
    id: `dst:${host}`,
    host: { value: host, basis: 'host-field' },
    addresses: [...new Set(rows.map(({ address }) => address))],
    countries: said.map(({ address, country, basis, table }) => ({ address, value: country, basis, table })),
    regions: said
      .filter(({ title }) => title !== '')
      .map(({ address, country, title, basis, table }) => ({
        address,
        value: { id: title.toLowerCase(), title, country },
        basis,
        table,
      })),
    edges,
    ...(rows[0]?.party === undefined ? {} : { party: rows[0].party }),
    contacts: rows.map(({ address, days: [from, to], roundTrip, phase, isUnanswered }) => ({
      address,
      month: from.slice(0, 7),
      from,
      to,
      byteLength: 100,
      ...(roundTrip === undefined ? {} : { roundTrip }),
      ...(phase === undefined ? {} : { phase }),
      ...(isUnanswered === undefined ? {} : { isUnanswered }),
    })),
  };
}
