import { edgeNetworks } from '../src/enrich/data/edge-networks.ts';
import { edgeRanges } from '../src/enrich/data/edge-ranges.ts';
import { DRAWING, type ExampleServer, PROMISE, residencyExamples, TABLES } from './residency-examples.ts';
import { table } from './table.ts';

const edgeNames = edgeNetworks
  .filter(({ asns, organisation }) => asns.length > 0 || organisation !== undefined)
  .map(({ name }) => name)
  .join(', ');

/** The page about promises of where data is, from the examples that a test holds the code against. */
export function residencyPage(): string {
  return `# Where data resides

<!-- Generated from scripts/residency-page.ts by \`npm run generate\`. -->

The predicate \`resides\` of a claim is a promise that the data of some services, for the people of some markets, is in
some places from a day on. The examination says for each service, market and month what became of it, and for the
promise as a whole.

\`\`\`yaml
${PROMISE}\`\`\`

The case says which hosts serve a service (\`services\`, \`hosts\`) and from where the phone was watched (\`vantage\`). What
is excepted is repeated in every verdict; where an exception has hosts, they are not judged. With \`kinds\`, only servers
at which identifiers of these kinds were seen can break the promise or keep it.

What the claim was made for (\`scope\`) holds here too: only addresses that were spoken to within it are judged, and of
those of which nobody knows that (a day that a phase begins in, a capture without phases) nothing is said. Of an address
from which nothing came back no more is judged than what was seen to go there. A host of the maker (any
host, where the case does not say whose they are: \`controller\`) that no service of the case lists, that is not in a
promised place and that data went to, keeps a promise from being upheld and is named. What excepted hosts were told is
said with every verdict.

## Verdicts

${table(
  ['verdict', 'when'],
  [
    ['`upheld`', 'every server was in a promised place, and every way out of the phone was watched'],
    ['`refuted`', 'a server was somewhere else, or in another region of the right country'],
    ['`partly`', 'tables disagree, the region is not known, or of some server nothing is known'],
    [
      '`not-tested`',
      'it was not due yet, nothing of the service was seen, no table knows its servers, a content network stands before them, or the phone was not watched from that market',
    ],
  ],
)}

The promise as a whole is refuted by one breach. It is upheld where every service is in every market that it was made
to; where only some of the markets were looked at it is \`partly\`.

## Three facts, kept apart

Each server in the result (\`claims[].parts[].residency[].servers\`) has the **country** and region of its address, the
**autonomous system** that routes the address and who runs it, and the **registrable domain** of its name. They are not
the same: a vendor's name can stand on a server that a cloud runs in a third country. Each fact names its basis, its
table and the table's date. What is done with the data on the server, and where it is sent on to, cannot be seen from
the phone, and every verdict says so.

## Tables

A table of countries ships with the tool. Your own are added with \`telltale geo add\` and listed with
\`telltale geo list\`:

${table(
  ['file', 'tells'],
  [
    ['an MMDB file of countries (MaxMind, DB-IP, ip-location-db)', 'countries'],
    ['an MMDB file of cities', 'countries and regions'],
    ['an MMDB file of autonomous systems', 'autonomous systems and who runs them; by them, content networks'],
    [
      "Amazon's [`ip-ranges.json`](https://ip-ranges.amazonaws.com/ip-ranges.json)",
      'countries, regions and content networks; nothing of Local Zones, which may be in another state',
    ],
  ],
)}

A table is copied under its hash to \`~/.telltale/tables\`; a file that was changed since is refused. Several dates of
one table may stand side by side: a capture is judged by the tables nearest to when it was made, and by those that are
at most a year farther from it.

A round trip is measured from the SYN to its answer, and so only where packets were captured. It can show that a server
is not as far away as a table says. It cannot show that it is as near as it seems where something else answers in its
place, such as a proxy that ends connections.

## Over time

With captures of several months, or a promise to judge, the text report of \`telltale scan\` draws where the traffic of
the services went: for each month the share of bytes and the identifiers by country, with the day on which a promise
was due between them.

\`\`\`
${DRAWING}
\`\`\`

## Content networks

An address of a content network or an anycast service answers from many places. It is marked (\`destinations[].edges\`)
and not judged: by ranges that the operator publishes, by its autonomous system where a table of them was added, or by a
name under a domain that only such networks have (\`cloudfront.net\`, \`akamaiedge.net\` …).

These lists of ranges ship with the tool, each as it stood on the day named:

${table(
  ['operator', 'ranges', 'as of', 'list'],
  edgeRanges.map(({ name, ranges, asOf, source }) => [name, `${ranges.length}`, asOf, source]),
)}

An address that no list has is judged by where the tables put it, so a network that is missing here can look like a
server in the country that its owner is registered in. To have more of them marked, add a table of autonomous systems
(an MMDB file, \`telltale geo add\`): by it those of
${edgeNames} are known whatever their addresses; and Amazon's
\`ip-ranges.json\`, which has all of CloudFront, Global Accelerator and Route 53. What a case knows to be a
content network of another operator it names under \`exceptions\` of the promise, which leaves the host unjudged too.

## Examples

All are held against the promise above.

${residencyExamples
  .map(
    ({ title, shows, servers, vantage, says }) => `### ${title}

${shows}

${serversTable(servers)}

${vantage === undefined ? '' : `Vantage: ${vantage === null ? 'none' : `\`egressCountry: ${vantage}\``}.\n\n`}${says
  .map(({ month, verdict, because }) => `> ${month === null ? '' : `${month}: `}**${verdict}** — ${because}`)
  .join('\n>\n')}`,
  )
  .join('\n\n')}
`;
}

function serversTable(servers: readonly ExampleServer[]): string {
  const rows = servers.map(({ host, address, days: [from, to], says, edge, roundTrip }) => [
    `\`${host}\``,
    `\`${address}\``,
    `${from} to ${to}`,
    Object.entries(says)
      .map(([name, place]) => `${place} (${name} of ${TABLES[name as keyof typeof TABLES]})`)
      .join('; '),
    [
      ...(edge === undefined ? [] : [edge]),
      ...(roundTrip === undefined ? [] : [`answered within ${roundTrip} ms`]),
    ].join('; '),
  ]);
  return table(['host', 'address', 'spoken to', 'tables say', 'besides'], rows);
}
