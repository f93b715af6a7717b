import { FORMATS, type FormatOf, type FormattedCommand } from '../../src/tools/cli/formats.ts';
import { table } from '../table.ts';

type Format = FormatOf<FormattedCommand>;

/** What each is for, and where it is described; the compiler holds that none is missing. */
const ABOUT: { readonly [Each in Format]: readonly [about: string, page: string | null] } = {
  text: ['for reading', null],
  json: ['the whole result, for scripts', null],
  ndjson: ['the same, a line for each entry', '[examination](examination.md)'],
  html: ['one file to read, print and send on', '[report](../report.md)'],
  markdown: ['the same for issue trackers', '[report](../report.md)'],
  pdf: ['the same on paper, by a browser of the machine', '[report](../report.md)'],
  sarif: ['SARIF 2.1.0 by the book, for viewers and archives', '[SARIF](sarif.md)'],
  'sarif-github': ['SARIF with only what is a problem now, for GitHub’s code scanning', '[SARIF](sarif.md)'],
  junit: ['JUnit XML, for the test view of a pipeline', '[JUnit](junit.md)'],
  stix: ['a STIX 2.1 bundle, for threat-intelligence platforms', '[STIX](stix.md)'],
  har: ['HTTP Archive, for browsers and other tools', null],
};

const JSON_PAGES: Readonly<Record<string, string>> = {
  scan: '[examination](examination.md)',
  compare: '[comparison](comparison.md)',
  differ: '[differential](differential.md)',
};

/** Commands that take a saved examination. */
const READERS = '`compare`, `report`, `bundle` and `advise`';

/** Every format that is read or written, by command. */
export function formatsIndex(): string {
  const commands = Object.entries(FORMATS) as [FormattedCommand, readonly Format[]][];
  const rows = commands.flatMap(([command, formats]) =>
    formats.map((format, i) => {
      const [about, page] = ABOUT[format];
      const described = format === 'json' ? JSON_PAGES[command] : page;
      const also = format === 'json' && command === 'scan' ? ` and for ${READERS}` : '';
      return [
        `\`${command}\``,
        `\`${format}\`${i === 0 ? ' (default)' : ''}`,
        `${about}${also}`,
        described ?? '',
      ];
    }),
  );
  return `# Formats

<!-- Generated from scripts/format-pages by \`npm run generate\`. -->

## What \`--format\` writes

${table(['command', '`--format`', 'what it is', 'page'], rows)}

The format changes nothing of the exit status. No format holds a value of an identifier, and the same input gives the same
bytes. An unknown name is refused with those that there are. What \`advise\` writes has
[a page of its own](../advisory.md). How to use them in a pipeline: [CI](../ci.md).

## What is read

${table(
  ['file', 'page'],
  [
    ['a case', '[case](case.md)'],
    ['a protocol', '[protocol](protocol.md)'],
    ['claims', '[claims](claims.md)'],
    ['a policy', '[policy](policy.md)'],
    ['waivers', '[waivers](waivers.md)'],
    ['a recording', '[recording](recording.md)'],
    ['what an advisory needs', '[advisory](advisory.md)'],
    [`an examination, by ${READERS}`, '[examination](examination.md)'],
    ['an evidence bundle, by `verify`', '[bundle](bundle.md)'],
  ],
)}
`;
}
