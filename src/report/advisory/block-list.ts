import { isIP } from 'node:net';
import { contentId } from '../../base/index.ts';
import { isPublicAddress } from '../../enrich/index.ts';
import type { AdvisoryIssue } from './issue.ts';

/*
 * What a network can be told to keep back, made of the destinations that the issues were sent to. Hosts and addresses come
 * from captures, and so from whoever sent them: nothing is written into a rule but letters, digits, hyphens and points of a
 * host's name, and addresses that read as such.
 */

/** Letters, digits and hyphens in labels (RFC 1123 §2.1), and underscores, which names in use have. */
const HOST = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export interface BlockList {
  /** Host names, sorted. */
  readonly hosts: readonly string[];
  /** Public addresses that they stood at, sorted; none of a content network, which others share. */
  readonly addresses: readonly string[];
}

/** What the issues were sent to. */
export function blockListOf(issues: readonly AdvisoryIssue[]): BlockList {
  const hosts = new Set<string>();
  const addresses = new Set<string>();
  for (const { findings } of issues)
    for (const { test, finding } of findings) {
      const destination = test.examination.destinations.find(({ id }) => id === finding.destination);
      if (destination === undefined) continue;
      const host = destination.host.value.toLowerCase();
      if (HOST.test(host)) hosts.add(host);
      if ((destination.edges ?? []).length > 0) continue;
      for (const address of destination.addresses)
        if (isIP(address) !== 0 && isPublicAddress(address)) addresses.add(address);
    }
  return { hosts: [...hosts].sort(), addresses: [...addresses].sort() };
}

const about = (id: string) => `# ${safe(id)}: hosts and addresses that the tests saw`;

/** A hosts file, as resolvers and dnsmasq take it. */
export function hostsFile({ hosts }: BlockList, id: string): string {
  return `${[about(id), ...hosts.flatMap((host) => [`0.0.0.0 ${host}`, `:: ${host}`])].join('\n')}\n`;
}

/** Rules for `nft -f`: what is forwarded to these addresses is refused. Addresses change hands: look again now and then. */
export function nftRules({ addresses }: BlockList, id: string): string {
  const [v4, v6] = [4, 6].map((version) => addresses.filter((address) => isIP(address) === version));
  const set = (name: string, type: string, members: readonly string[] = []) =>
    members.length === 0
      ? []
      : [`  set ${name} {`, `    type ${type}`, `    elements = { ${members.join(', ')} }`, '  }'];
  const rule = (name: string, family: string, members: readonly string[] = []) =>
    members.length === 0 ? [] : [`    ${family} daddr @${name} counter reject`];
  return `${[
    about(id),
    `table inet ${tableName(id)} {`,
    ...set('told_v4', 'ipv4_addr', v4),
    ...set('told_v6', 'ipv6_addr', v6),
    '  chain forward {',
    '    type filter hook forward priority 0; policy accept;',
    ...rule('told_v4', 'ip', v4),
    ...rule('told_v6', 'ip6', v6),
    '  }',
    '}',
  ].join('\n')}\n`;
}

/** Local rules have ids from 1000000 to 1999999, by the agreement of https://sidallocation.org/. */
export const FIRST_SID = 1_000_000;
const SIDS = 1_000_000;

/** Rules for Suricata 6 and later: a name is refused where it is asked for, and where it is spoken to. */
export function suricataRules({ hosts }: BlockList, id: string): string {
  const taken = new Set<number>();
  const sid = (what: string) => {
    const digits = contentId('sid', [what]).slice(4, 12);
    let number = FIRST_SID + (Number.parseInt(digits, 16) % SIDS);
    while (taken.has(number)) number = FIRST_SID + ((number + 1 - FIRST_SID) % SIDS);
    taken.add(number);
    return number;
  };
  const rules = hosts.flatMap((host) =>
    (
      [
        ['dns', 'dns.query'],
        ['tls', 'tls.sni'],
        ['http', 'http.host'],
      ] as const
    ).map(
      ([protocol, buffer]) =>
        `drop ${protocol} any any -> any any (msg:"${safe(id)} ${host}"; ${buffer}; content:"${host}"; ${buffer === 'http.host' ? '' : 'nocase; '}startswith; endswith; sid:${sid(`${protocol} ${host}`)}; rev:1;)`,
    ),
  );
  return `${[about(id), ...rules].join('\n')}\n`;
}

const safe = (id: string) => id.replace(/[^A-Za-z0-9._-]/g, '-');

const tableName = (id: string) => `telltale_${id.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;
