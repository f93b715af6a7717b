import { join } from 'node:path';
import { count, layTable, wrap } from '../../report/index.ts';
import { AFTER, BEFORE } from './demo-retests.ts';

/** What lies in a demo's folder beside recordings and examinations. */
export interface DemoWritten {
  /** Scenarios with a page for people. */
  readonly reports: readonly string[];
  /** Those of them that other tools get, too. */
  readonly forTools: readonly string[];
  /** Names of the advisory's files; empty where there is none. */
  readonly advisory: readonly string[];
  /** What came of checking the bundles; null where there are none. */
  readonly verified: string | null;
}

type Row = readonly [string, string];

/** Columns of a file that is read anywhere. */
const WIDTH = 100;

/** `README.txt` of a demo's folder: who opens what first, what lies where, and what of it must not be passed on. */
export function demoGuide(written: DemoWritten): string {
  const isSealed = written.verified !== null;
  const about =
    "A phone and its maker's cloud, both part of the tool, were watched as F-Secure watched a phone in August 2014. Nothing here comes from a real phone, and every value is made up.";
  const secret = `Values of identifiers stand in case.yaml, cases/ and recordings/${isSealed ? ', and in the whole bundles (seals/…-whole)' : ''}; keys in authority/${isSealed ? ' and keys/' : ''}. Keep those. All else names identifiers and holds no value of one, encoded or not.`;
  return [
    'Xiaomi Redmi 1S, 2014: the embedded specimen of Telltale',
    '',
    ...wrap(about, WIDTH),
    '',
    'Open first',
    '',
    ...readers(written, ''),
    '',
    'What lies where',
    '',
    ...columns(placesOf(written), WIDTH),
    '',
    'What may be passed on',
    '',
    ...wrap(secret, WIDTH),
    '',
  ].join('\n');
}

/** The same for a terminal, in a few lines. */
export function writtenLines(written: DemoWritten, path: string, width: number): string[] {
  const { reports, forTools, advisory, verified } = written;
  const rows: Row[] = [
    [
      'reports/',
      `${count(reports.length, 'scenario')} as HTML; ${toolsText(forTools.length, reports.length)}`,
    ],
    ...(verified === null
      ? []
      : ([
          [
            'advisory/',
            `of the phone before the update and after it, in ${count(advisory.length, 'file')}: CSAF, page, circulars, lists for networks, what the vendor gets`,
          ],
          ['seals/', verified],
        ] as const)),
  ];
  return [
    ...columns(rows, width),
    'Open first',
    ...readers(written, path),
    `What all of it is, and what of it not to pass on: ${join(path, 'README.txt')}`,
  ];
}

function toolsText(some: number, all: number): string {
  const formats = 'Markdown, SARIF, JUnit and STIX';
  if (some === 0) return `nothing was found that ${formats} would be written for`;
  return some === all
    ? `also as ${formats}`
    : `${some} of them, those with findings and those of F-Secure's tests, also as ${formats}`;
}

/** Who opens what first: a path or a command on each line, never wrapped, to be copied. */
function readers({ reports, forTools, advisory, verified }: DemoWritten, path: string): string[] {
  const at = (...names: string[]) => join(path, ...names);
  const page = (id: string, ending = 'html') => at('reports', id, `${id}.${ending}`);
  const named = (part: string) => at('advisory', advisory.find((name) => name.includes(part)) ?? '');
  const first = reports.includes(BEFORE) ? BEFORE : (reports[0] ?? '');
  const isForTools = forTools.includes(first);
  const rows: readonly (readonly [string, readonly string[]])[] =
    verified === null
      ? [
          ['commander', [`${page(first)} (its first page)`]],
          ['engineer', [`${page(first)} (all of it)`]],
          ['vendor', isForTools ? [page(first, 'md'), page(first, 'sarif')] : [page(first)]],
        ]
      : [
          ['commander', [named('-circular-'), `${page(BEFORE)} (its first page)`]],
          [
            'engineer',
            [
              `${page(BEFORE)}, ${page(AFTER)} (all of them)`,
              `telltale verify ${at('seals', `${BEFORE}-whole`)} --signer ${at('keys', 'laboratory.pub')}`,
            ],
          ],
          [
            'vendor',
            [page(BEFORE, 'md'), at('reports', 'retest', 'retest.txt'), named('-acknowledgement.json')],
          ],
        ];
  return rows.flatMap(([reader, lines]) =>
    lines.map((line, index) => `  ${(index === 0 ? reader : '').padEnd(10)} ${line}`),
  );
}

function placesOf({ advisory, verified }: DemoWritten): readonly Row[] {
  const lists = ['.hosts', '.nft', '.rules'].filter((ending) =>
    advisory.some((name) => name.endsWith(ending)),
  );
  return [
    ['case.yaml', 'the identity that was planted, for a scan of several recordings at once'],
    ['cases/', 'of each scenario the case that it is examined by'],
    ['recordings/', 'of each scenario what was recorded'],
    ['examinations/', 'of each scenario all that was found (JSON)'],
    ['reports/', 'the whole case as pictures (picture.txt), and a folder for each scenario:'],
    [
      '  .html',
      `the report for people, in one file that needs no network; of ${BEFORE} and ${AFTER} in German, too (.de.html)`,
    ],
    ['  .md', 'the same for an issue tracker'],
    ['  .sarif', 'for code scanning; .junit.xml for tests; .stix.json for sharing what was observed'],
    ...(verified === null ? [] : sealedPlaces(lists)),
    ['authority/', 'the key that the interception made its certificates with'],
  ];
}

function sealedPlaces(lists: readonly string[]): readonly Row[] {
  return [
    [
      '  retest/',
      `what the update changed: ${BEFORE} (as bought) held against ${AFTER} (updated, reset, nothing switched on)`,
    ],
    [
      'advisory/',
      'the advisory of both: CSAF 2.0 (.json), a page (.html, .md), half a page for each audience (-circular-…), what replaces version 1 (-notice)',
    ],
    [
      '',
      `lists for networks (${lists.join(', ')}), and the file that all of it was made with (advisory.yaml)`,
    ],
    [
      '',
      'what the retest says of each finding, for the vendor (-acknowledgement.json), and the signature over its bytes (.sig): openssl pkeyutl -verify -pubin -inkey keys/laboratory.pub -rawin -in <file> -sigfile <file>.sig',
    ],
    [
      'seals/',
      `of ${BEFORE} and ${AFTER} a bundle with everything (-whole) and one to pass on (-share-safe), signed; what checking them said (verified.txt); the log of custody (custody.ndjson)`,
    ],
    ['keys/', 'the key that signed, made for this demo alone; the .pub goes to whoever checks'],
  ];
}

function columns(rows: readonly Row[], width: number): string[] {
  const wraps = [{ title: '' }, { title: '', wraps: true }];
  return layTable(wraps, rows, width - 2).map((line) => `  ${line}`.trimEnd());
}
