import type { Command } from 'commander';

const EXAMPLES = `
Examples:
  telltale geo add GeoLite2-ASN.mmdb
  telltale geo add ip-ranges.json                 # https://ip-ranges.amazonaws.com/ip-ranges.json
  telltale geo add dbip-country-2014-11.mmdb --name "DB-IP country 2014"

Tables of several dates may stand side by side: a capture is judged by those nearest to when it was made.
To take a table away, delete its two files in the folder that \`telltale geo list\` prints.`;

export function addGeo(program: Command): void {
  const geo = program
    .command('geo')
    .summary('your own tables of where addresses are and who runs them')
    .description('Your own tables of where addresses are and who runs them.');
  geo
    .command('add')
    .summary('add a table of countries, regions or autonomous systems')
    .description(
      "Copies a table into your data folder: an MMDB file of countries, cities or autonomous systems (MaxMind's shape or ip-location-db's), or Amazon's ip-ranges.json.",
    )
    .argument('<file>', 'the table; told by its content')
    .option('--name <name>', 'what results call it (default: what the file calls itself)')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { name }: { name?: string }) => {
      const { addGeoTable } = await import('./list-geo-tables.ts');
      addGeoTable(file, name);
    });
  geo
    .command('list')
    .summary('list the tables, the shipped one first')
    .action(async () => {
      const { listGeoTables } = await import('./list-geo-tables.ts');
      listGeoTables();
    });
}
