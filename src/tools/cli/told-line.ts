import { kindRow } from '../../case/index.ts';
import type { GeoTable } from '../../enrich/index.ts';
import type { Testimony } from '../../judge/index.ts';
import { printable, whereItStood } from '../../report/index.ts';

/** `out-of-box · add-contact → api.account.xiaomi.com (CN, plain HTTP): contact's number (contact1.number), url externalId` */
export function toldLine(told: Testimony, tables: readonly GeoTable[]): string {
  const places = tables.map((table) => (told.address === null ? null : table.country(told.address)));
  const countries = [...new Set(places.filter((country) => country !== null))];
  const when = [told.phase, told.step].filter((word) => word !== null).join(' · ');
  const arrow = told.direction === 'request' ? '→' : '←';
  const way = `${countries.join(' or ') || 'country unknown'}, ${wayOf(told)}`;
  const what = `${kindRow(told.kind).title} (${told.identifier})`;
  return printable(`${when} ${arrow} ${told.host ?? told.address} (${way}): ${what}, ${whereItStood(told)}`);
}

function wayOf({ transport, protocol }: Testimony): string {
  const http = protocol.startsWith('http/') || protocol === 'h2';
  if (http) return transport === 'plain' ? 'plain HTTP' : 'HTTPS';
  return transport === 'plain' ? `plain ${protocol.toUpperCase()}` : `${protocol.toUpperCase()} over TLS`;
}
