import { countryOf } from './place.ts';
import type { Story } from './story.ts';

/** A country that something was told to: a point on the map, and a row of its table. */
export interface Journey {
  readonly country: string;
  /** `DB-IP Lite country of 2026-06-01`, each table once. */
  readonly tables: readonly { readonly table: string; readonly date: string }[];
  readonly hosts: readonly string[];
  readonly identifiers: readonly string[];
  readonly times: number;
  readonly isPlain: boolean;
  readonly isTls: boolean;
}

/** Where what the phone sent went, the most first; and hosts whose country no table tells, or tables disagree on. */
export function journeysOf({ tellings }: Story): { journeys: Journey[]; placeless: string[] } {
  const sent = tellings.filter(({ direction }) => direction === 'request');
  const groups = Map.groupBy(sent, ({ places }) => countryOf(places));
  const hostsOf = (group: typeof sent) => [
    ...new Set(group.flatMap(({ destination }) => (destination === null ? [] : [destination.host.value]))),
  ];
  const journeys = [...groups].flatMap(([country, group]): Journey[] => {
    if (country === null) return [];
    const tables = new Map(
      group
        .flatMap(({ places }) => places)
        .flatMap((place) =>
          place.kind === 'country' ? [[place.table, { table: place.table, date: place.date }] as const] : [],
        ),
    );
    return [
      {
        country,
        tables: [...tables.values()],
        hosts: hostsOf(group),
        identifiers: [...new Set(group.map(({ identifier }) => identifier))],
        times: group.reduce((sum, { sightings }) => sum + sightings.length, 0),
        isPlain: group.some(({ transport }) => transport === 'plain'),
        isTls: group.some(({ transport }) => transport === 'tls'),
      },
    ];
  });
  return { journeys: journeys.sort((a, b) => b.times - a.times), placeless: hostsOf(groups.get(null) ?? []) };
}
