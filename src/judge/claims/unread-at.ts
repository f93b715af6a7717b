import { destinationOf, hostOf } from '../evidence-index.ts';
import { listed } from '../listed.ts';
import { mayHaveBeen, servicesAt } from '../terms/index.ts';
import { uploadsOf } from './bytes-of.ts';
import type { Ground } from './ground.ts';
import { named } from './words.ts';

/** Where bytes passed that nobody read and that may have held what a claim is about, and why they may; a clause's end. */
export function unreadAt({ subject, phases, claim: { scope }, evidence }: Ground): string {
  const { byDestination } = evidence.coverage;
  const uploads = uploadsOf({ subject, scope, phases, evidence });
  const isSentAlone = uploads !== null;
  const opaque = uploads ?? byDestination.filter((count) => count.opaque > 0);
  const lossy = byDestination.filter(({ missed }) => missed > 0);
  const held = [...new Set([...opaque, ...lossy].map(({ destination }) => destination))].filter((id) =>
    mayHaveBeen(subject, destinationOf(id, evidence), evidence),
  );
  if (held.length === 0) return '';
  const hosts = (destinations: readonly string[]) => named(destinations.map((id) => hostOf(id, evidence)));
  const way = isSentAlone && lossy.length === 0 ? 'sent to' : 'sent to or from';
  return `, ${way} ${hosts(held)}${unlistedText(held, { subject, evidence, hosts })}`;
}

/** What no service of the case is known to be at may have been for any. */
function unlistedText(
  held: readonly string[],
  {
    subject: { services },
    evidence,
    hosts,
  }: Pick<Ground, 'subject' | 'evidence'> & { readonly hosts: (destinations: readonly string[]) => string },
): string {
  if (services === undefined) return '';
  const unlisted = held.filter((id) => (servicesAt({ destination: id }, evidence) ?? []).length === 0);
  if (unlisted.length === 0) return '';
  const end = `so that it may have been for ${listed(services, 'or')}`;
  return unlisted.length === held.length
    ? `, which no service of the case lists among its hosts, ${end}`
    : ` (no service of the case lists ${hosts(unlisted)} among its hosts, ${end})`;
}
