import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleFolder, telltale } from './bundles.ts';

/*
 * Everything that somebody could do to a bundle between who made it and who checks it. Each is to be refused with the place
 * named; what is changed by one byte, with the bytes within which it lies.
 */

let folder = '';
let sealed = '';
let copies = 0;

beforeAll(async () => {
  folder = await exampleFolder();
  // The tables of whoever runs the tests are none of theirs.
  vi.stubEnv('HOME', folder);
  sealed = join(folder, 'sealed');
  const at = (name: string) => join(folder, name);
  for (const [what, ...details] of [
    ['received', 'exhibit=phone-1', 'from=A. Owner'],
    ['consent', 'of=A. Owner', 'to=the test'],
    ['legal-basis', 'basis=an order of the court'],
  ])
    await telltale('bundle', 'log', folder, what as string, ...details, '--by', 'R. Analyst');
  const make = ['bundle', at('examination.json'), '--key', at('lab.key'), '--out', sealed];
  expect((await telltale(...make)).status).toBe(0);
  expect((await telltale('bundle', 'sign', sealed, '--key', at('witness.key'))).status).toBe(0);
  await telltale(
    'bundle',
    'log',
    sealed,
    'handed-over',
    'exhibit=phone-1',
    'to=a court',
    '--by',
    'R. Analyst',
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

interface Checked {
  readonly status: number;
  readonly faults: readonly {
    readonly code: string;
    readonly file: string;
    readonly ranges: readonly { readonly from: number; readonly to: number }[];
    readonly sentence: string;
  }[];
}

/** Checks a copy of the sealed bundle after something was done to it. */
async function checkedAfter(tamper: (root: string) => void, ...more: string[]): Promise<Checked> {
  copies += 1;
  const root = join(folder, `copy-${copies}`);
  cpSync(sealed, root, { recursive: true });
  tamper(root);
  const { status, out } = await telltale('verify', root, '--format', 'json', ...more);
  rmSync(root, { recursive: true, force: true });
  return { status, faults: out === '' ? [] : JSON.parse(out).faults };
}

const signers = () => ['--signer', join(folder, 'lab.pub'), '--signer', join(folder, 'witness.pub')];

function files(root: string, under = ''): string[] {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? files(root, path) : [path];
  });
}

function flip(path: string, at: number, bits = 1): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] as number) ^ bits;
  writeFileSync(path, bytes);
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

const laterLog = (root: string) => readFileSync(join(root, 'seal/custody.ndjson'), 'utf8');

/** Rewrites the later log, with every hash reckoned anew, as anybody can. */
function rechained(root: string, change: (line: string) => string): void {
  let head = /"previous":"([0-9a-f]{64})"/.exec(laterLog(root))?.[1] ?? '';
  const lines = laterLog(root).trimEnd().split('\n');
  const written = lines.map((line) => {
    const body = change(line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}')).replace(
      /"previous":"[0-9a-f]{64}"/,
      `"previous":"${head}"`,
    );
    head = createHash('sha256').update(body).digest('hex');
    return `${body.slice(0, -1)},"hash":"${head}"}\n`;
  });
  edit(join(root, 'seal/custody.ndjson'), () => written.join(''));
}

const PCAP = 'data/captures/1/first-boot.pcap';

test('the bundle as it was sealed is accepted', async () => {
  const { status, faults } = await checkedAfter(() => {}, ...signers());
  expect(faults).toEqual([]);
  expect(status).toBe(0);
});

describe('one flipped bit is named by file and bytes', () => {
  test('in every file, at its beginning, in the middle and at its end', { timeout: 120_000 }, async () => {
    const paths = files(sealed);
    expect(paths.length).toBeGreaterThan(18);
    for (const path of paths) {
      const { size } = statSync(join(sealed, path));
      for (const at of [0, size >> 1, size - 1]) {
        const { status, faults } = await checkedAfter((root) => flip(join(root, path), at));
        const where = faults.filter(({ file }) => file === path).flatMap(({ ranges }) => ranges);
        expect({ path, at, status, isNamed: where.some(({ from, to }) => from <= at && at < to) }).toEqual({
          path,
          at,
          status: 1,
          isNamed: true,
        });
      }
    }
  });

  test('in the envelope, also where that cannot be read any more', { timeout: 60_000 }, async () => {
    const path = 'seal/envelope.json';
    const text = readFileSync(join(sealed, path), 'utf8');
    const payload = text.indexOf('"payload": "') + 12;
    const keyid = text.indexOf('"keyid": "') + 10;
    for (const [at, bits] of [
      // Into what is no base64, into a quote that ends it, into what is no hexadecimal.
      ...[payload + 1_000, payload + 5_000, keyid + 3].map((place) => [place, 0x80] as const),
      ...[0x01, 0x20, 0x40].map((each) => [payload + 2_001, each] as const),
      [payload + 3_001, (text.charCodeAt(payload + 3_001) ^ 0x22) & 0xff] as const,
    ]) {
      const { status, faults } = await checkedAfter((root) => flip(join(root, path), at, bits));
      const where = faults.filter(({ file }) => file === path).flatMap(({ ranges }) => ranges);
      expect(status).toBe(1);
      expect(
        where.some(({ from, to }) => from <= at && at < to),
        `byte ${at}`,
      ).toBe(true);
    }
  });

  test('in a large capture within 64 KiB, in a small one within 4 KiB', async () => {
    const { faults } = await checkedAfter((root) => flip(join(root, PCAP), 1_000));
    expect(faults).toMatchObject([{ code: 'changed', file: PCAP }]);
    const [range] = faults[0]?.ranges ?? [];
    expect((range?.to ?? 1e9) - (range?.from ?? 0)).toBeLessThanOrEqual(4_096);
  });
});

const TABLE: readonly [
  string,
  (root: string) => void,
  { readonly code: string; readonly file: string },
  (readonly string[])?,
][] = [
  ['a byte of a capture was changed', (root) => flip(join(root, PCAP), 99), { code: 'changed', file: PCAP }],
  [
    'a capture was cut short',
    (root) => truncateSync(join(root, PCAP), 1_500),
    { code: 'changed', file: PCAP },
  ],
  [
    'bytes were added to a capture',
    (root) => appendFileSync(join(root, PCAP), 'more'),
    { code: 'changed', file: PCAP },
  ],
  ['a capture was removed', (root) => rmSync(join(root, PCAP)), { code: 'missing', file: PCAP }],
  [
    'a capture was renamed',
    (root) => renameSync(join(root, PCAP), join(root, 'data/captures/1/other.pcap')),
    { code: 'extra', file: 'data/captures/1/other.pcap' },
  ],
  [
    'two captures changed places',
    (root) => {
      renameSync(join(root, PCAP), join(root, 'x'));
      renameSync(join(root, 'data/captures/2/app.har'), join(root, PCAP));
      renameSync(join(root, 'x'), join(root, 'data/captures/2/app.har'));
    },
    { code: 'changed', file: PCAP },
  ],
  [
    'a finding was taken out of the examination',
    (root) =>
      edit(join(root, 'data/examination.json'), (text) =>
        text.replace('"level": "error"', '"level": "note"'),
      ),
    { code: 'changed', file: 'data/examination.json' },
  ],
  [
    'a value of the case was changed',
    (root) => edit(join(root, 'data/case/case.yaml'), (text) => text.replace('imei', 'meid')),
    { code: 'changed', file: 'data/case/case.yaml' },
  ],
  [
    'the description says another tool',
    (root) => edit(join(root, 'data/bundle.json'), (text) => text.replace('"version": "0', '"version": "9')),
    { code: 'changed', file: 'data/bundle.json' },
  ],
  [
    'what a table said was changed',
    (root) => appendFileSync(join(root, 'data/tables/1-answers.json'), ' '),
    { code: 'changed', file: 'data/tables/1-answers.json' },
  ],
  [
    'the hashes of blocks were changed',
    (root) => edit(join(root, 'data/blocks.json'), (text) => text.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
    { code: 'changed', file: 'data/blocks.json' },
  ],
  [
    'a file was put in',
    (root) => writeFileSync(join(root, 'data/captures/1/extra.pcap'), 'x'),
    { code: 'extra', file: 'data/captures/1/extra.pcap' },
  ],
  [
    'a hidden file was put in',
    (root) => writeFileSync(join(root, 'data/.hidden'), 'x'),
    { code: 'path-unsafe', file: 'data/.hidden' },
  ],
  [
    'a file was put beside the seal',
    (root) => writeFileSync(join(root, 'seal/run.sh'), 'x'),
    { code: 'extra', file: 'seal/run.sh' },
  ],
  [
    'it asks to fetch something',
    (root) => writeFileSync(join(root, 'fetch.txt'), 'https://example.com/x 1 data/x\n'),
    { code: 'extra', file: 'fetch.txt' },
  ],
  [
    'a file became a link to the same bytes',
    (root) => {
      rmSync(join(root, PCAP));
      symlinkSync(join(sealed, PCAP), join(root, PCAP));
    },
    { code: 'link', file: PCAP },
  ],
  [
    'a folder became a link',
    (root) => {
      rmSync(join(root, 'data/captures/1'), { recursive: true });
      symlinkSync(join(sealed, 'data/captures/1'), join(root, 'data/captures/1'));
    },
    { code: 'link', file: 'data/captures/1' },
  ],
  [
    'a file has a second name elsewhere',
    (root) => linkSync(join(root, PCAP), `${root}.linked`),
    { code: 'link', file: PCAP },
  ],
  [
    'two paths differ by case alone',
    (root) => writeFileSync(join(root, 'data/captures/1/First-Boot.pcap'), 'x'),
    { code: 'path-unsafe', file: PCAP },
  ],
  [
    'a line of a manifest stands there twice',
    (root) => edit(join(root, 'manifest-sha256.txt'), (text) => `${text}${text.split('\n')[0]}\n`),
    { code: 'manifest', file: 'manifest-sha256.txt' },
  ],
  [
    'a manifest leads out of the bundle',
    (root) =>
      appendFileSync(join(root, 'manifest-sha512.txt'), `${'0'.repeat(128)}  data/../../etc/passwd\n`),
    { code: 'manifest', file: 'manifest-sha512.txt' },
  ],
  [
    'a manifest leaves a file out',
    (root) => edit(join(root, 'manifest-sha256.txt'), (text) => text.split('\n').slice(1).join('\n')),
    { code: 'manifest', file: 'manifest-sha256.txt' },
  ],
  [
    'a manifest was removed',
    (root) => rmSync(join(root, 'manifest-sha512.txt')),
    { code: 'missing', file: 'manifest-sha512.txt' },
  ],
  [
    'bagit.txt was removed',
    (root) => rmSync(join(root, 'bagit.txt')),
    { code: 'missing', file: 'bagit.txt' },
  ],
  [
    'the statement names other bytes',
    (root) => edit(join(root, 'seal/statement.json'), (text) => text.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
    { code: 'changed', file: 'seal/statement.json' },
  ],
  [
    'statement and payload were both changed alike',
    (root) => {
      edit(join(root, 'seal/statement.json'), (text) => text.replace('"whole"', '"minimal"'));
      const statement = readFileSync(join(root, 'seal/statement.json')).toString('base64');
      edit(join(root, 'seal/envelope.json'), (text) =>
        text.replace(/"payload": "[^"]*"/, `"payload": "${statement}"`),
      );
    },
    { code: 'signature', file: 'seal/envelope.json' },
  ],
  [
    'a signature was removed that was asked for',
    (root) => {
      edit(join(root, 'seal/envelope.json'), (text) => {
        const envelope = JSON.parse(text);
        envelope.signatures.pop();
        return `${JSON.stringify(envelope, null, 2)}\n`;
      });
    },
    { code: 'signer-missing', file: 'seal/envelope.json' },
    ['witness.pub'],
  ],
  [
    'all signatures were removed',
    (root) =>
      edit(join(root, 'seal/envelope.json'), (text) =>
        text.replace(/"signatures": \[[^\]]*\]/, '"signatures": []'),
      ),
    { code: 'unsigned', file: 'seal/envelope.json' },
  ],
  [
    'the envelope was removed',
    (root) => rmSync(join(root, 'seal/envelope.json')),
    { code: 'missing', file: 'seal/envelope.json' },
  ],
  [
    'the envelope is no JSON any more',
    (root) => truncateSync(join(root, 'seal/envelope.json'), 200),
    { code: 'envelope', file: 'seal/envelope.json' },
  ],
  [
    'one public key was put under the name of the other',
    (root) => {
      const [one = '', other = ''] = readdirSync(join(root, 'seal/keys'));
      cpSync(join(root, 'seal/keys', one), join(root, 'seal/keys', other));
    },
    { code: 'public-key', file: 'seal/keys/' },
  ],
  [
    'an entry of the sealed custody log was changed',
    (root) => edit(join(root, 'data/custody.ndjson'), (text) => text.replace('A. Owner', 'B. Owner')),
    { code: 'custody', file: 'data/custody.ndjson' },
  ],
  [
    'an entry of the sealed custody log was left out',
    (root) =>
      edit(join(root, 'data/custody.ndjson'), (text) =>
        text
          .split('\n')
          .filter((_, i) => i !== 1)
          .join('\n'),
      ),
    { code: 'custody', file: 'data/custody.ndjson' },
  ],
  [
    'an entry that was added later was changed',
    (root) => edit(join(root, 'seal/custody.ndjson'), (text) => text.replace('a court', 'a count')),
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'the first later entry was taken out',
    (root) => edit(join(root, 'seal/custody.ndjson'), (text) => text.slice(text.indexOf('\n') + 1)),
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'a signature was taken out with its key, and nobody asked for it',
    (root) => {
      const path = join(root, 'seal/envelope.json');
      const { keyid } = JSON.parse(readFileSync(path, 'utf8')).signatures[1];
      edit(path, (text) => {
        const envelope = JSON.parse(text);
        envelope.signatures.pop();
        return `${JSON.stringify(envelope, null, 2)}\n`;
      });
      rmSync(join(root, `seal/keys/${keyid}.pem`));
    },
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'a signed entry was reworded, and all hashes reckoned anew',
    (root) => rechained(root, (line) => line.replace('"by":"the signer"', '"by":"somebody"')),
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'the signature of an entry was put under another one',
    (root) => {
      const [, signature = ''] = /,"signature":(\{[^}]*\})/.exec(laterLog(root)) ?? [];
      rechained(root, (line) =>
        line.includes('"signature"') ? line : line.replace(/\}$/, `,"signature":${signature}}`),
      );
    },
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'the log tells of a time stamp that was taken out',
    (root) => {
      const details = { time: '2026-03-02T09:00:00.000Z' };
      rechained(root, (line) =>
        line.replace(
          /"what":"handed-over","details":\{[^}]*\}/,
          `"what":"timestamped","details":${JSON.stringify(details)}`,
        ),
      );
    },
    { code: 'custody', file: 'seal/custody.ndjson' },
  ],
  [
    'a name holds letters that another system writes otherwise',
    (root) => writeFileSync(join(root, 'data/captures/1/caf\u0065\u0301.pcap'), 'x'),
    { code: 'path-unsafe', file: 'data/captures/1/caf' },
  ],
  [
    'a name is that of a device',
    (root) => writeFileSync(join(root, 'data/captures/1/nul.pcap'), 'x'),
    { code: 'path-unsafe', file: 'data/captures/1/nul.pcap' },
  ],
  [
    'a folder was put in that leads nowhere',
    (root) => symlinkSync('/', join(root, 'data/captures/3')),
    { code: 'link', file: 'data/captures/3' },
  ],
  [
    'the lines of a manifest end otherwise',
    (root) => edit(join(root, 'manifest-sha256.txt'), (text) => text.replaceAll('\n', '\r\n')),
    { code: 'changed', file: 'manifest-sha256.txt' },
  ],
  [
    'a time stamp is something else',
    (root) => {
      mkdirSync(join(root, 'seal/timestamps'));
      const name = createHash('sha256').update('no').digest('hex');
      writeFileSync(join(root, `seal/timestamps/${name}.tsr`), 'no');
    },
    { code: 'timestamp', file: 'seal/timestamps/' },
  ],
];

test('there are at least twenty kinds of tampering', () => {
  expect(TABLE.length).toBeGreaterThanOrEqual(20);
});

test.each(TABLE)('%s', async (_, tamper, { code, file }, asked = []) => {
  const more = asked.flatMap((name) => ['--signer', join(folder, name)]);
  const { status, faults } = await checkedAfter(tamper, ...more);
  expect(status).toBe(1);
  const found = faults.filter((fault) => fault.code === code && fault.file.startsWith(file));
  expect(found, JSON.stringify(faults, null, 1)).not.toEqual([]);
});

test('a bundle that is as it was sealed, and lacks a signature that was asked for, is not called changed', async () => {
  await telltale('key', 'new', '--out', join(folder, 'stranger.key'));
  const { status, out } = await telltale('verify', sealed, '--signer', join(folder, 'stranger.pub'));
  expect(status).toBe(1);
  expect(out).toContain(
    'A signature that was asked for is missing, so its captures were not examined again.',
  );
  expect(out).not.toContain('not as it was sealed');
});

describe('an entry that was added since', () => {
  test('is said to be signed, by whom, or by nobody', async () => {
    const root = join(folder, 'logged');
    cpSync(sealed, root, { recursive: true });
    const log = ['bundle', 'log', root, 'note', '--by', 'B. Court'];
    await telltale('key', 'new', '--out', join(folder, 'court.key'));
    await telltale(...log, 'text=received', '--key', join(folder, 'court.key'));
    await telltale(...log, 'text=read', '--key', join(folder, 'lab.key'));
    const { status, out } = await telltale('verify', root);
    expect(status).toBe(0);
    const said = (what: RegExp) => out.split('\n').find((line) => what.test(line));
    expect(said(/ signed {2}by the signer/)).toMatch(/\(added since, signed by [0-9a-f ]+\)$/);
    expect(said(/handed-over/)).toMatch(/\(added since, signed by nobody\)$/);
    expect(said(/text: received/)).toMatch(
      /\(added since, signed by [0-9a-f ]+, a key that did not sign the bundle\)$/,
    );
    expect(said(/text: read/)).toMatch(/\(added since, signed by [0-9a-f ]+\)$/);
  });

  test('that nobody signed can be reworded by anybody, and is told as that', async () => {
    const { status, faults } = await checkedAfter((root) =>
      rechained(root, (line) => line.replace('"to":"a court"', '"to":"nobody"')),
    );
    expect({ status, faults }).toEqual({ status: 0, faults: [] });
  });
});

describe('a bundle that its maker signed, and that is not true', () => {
  /** Bundles an examination that was changed by hand, over the same captures. */
  async function bundled(
    name: string,
    change: (examination: Record<string, never[]>) => void,
  ): Promise<Checked> {
    const path = join(folder, `${name}.json`);
    const examination = JSON.parse(readFileSync(join(folder, 'examination.json'), 'utf8'));
    change(examination);
    writeFileSync(path, JSON.stringify(examination));
    const root = join(folder, `bundle-${name}`);
    await telltale('bundle', path, '--key', join(folder, 'lab.key'), '--out', root);
    expect(existsSync(join(root, 'bagit.txt'))).toBe(true);
    const { status, out } = await telltale('verify', root, '--format', 'json');
    return { status, faults: JSON.parse(out).faults };
  }

  test.each([
    ['a finding was left out', (of: Record<string, never[]>) => of.findings?.pop(), /leaves it out/],
    ['a sighting was left out', (of: Record<string, never[]>) => of.sightings?.pop(), /leaves it out/],
    [
      'a finding was made up',
      (of: Record<string, object[]>) => of.findings?.push({ ...of.findings[0], id: 'fnd:0000000000000000' }),
      /the captures do not show it/,
    ],
    [
      'a level was raised',
      (of: Record<string, { level: string }[]>) =>
        Object.assign(of.findings?.at(-1) ?? {}, { level: 'error' }),
      /other level/,
    ],
    [
      'a country was changed',
      (of: Record<string, { country: unknown }[]>) =>
        Object.assign(of.destinations?.[0] ?? {}, { country: { value: 'CN', basis: 'address-table' } }),
      /destination/,
    ],
    [
      'coverage was embellished',
      (of: { coverage: { bytes: object } }) => Object.assign(of.coverage.bytes, { opaque: 0, read: 1 }),
      /coverage\.of|coverage/,
    ],
  ])('%s', async (name, change, sentence) => {
    const { status, faults } = await bundled(name.replaceAll(' ', '-'), change as never);
    expect(status).toBe(1);
    expect(faults.every(({ code }) => code === 'not-held')).toBe(true);
    expect(faults.map((fault) => fault.sentence).join('\n')).toMatch(sentence);
  });

  test('a newer tool that finds more says so and does not fail it', async () => {
    const { status, faults } = await bundled('older', (of) => {
      Object.assign(of, { tool: { name: 'telltale', version: '0.0.9' } });
      const dropped = of.findings?.at(-1) as { id: string } | undefined;
      of.findings = (of.findings ?? []).filter((each: { id: string }) => each.id !== dropped?.id) as never[];
    });
    expect({ status, faults }).toEqual({ status: 0, faults: [] });
    const { out } = await telltale('verify', join(folder, 'bundle-older'));
    expect(out).toContain('This version of the tool finds more: 1 finding, 0 sightings and 0 verdicts');
  });

  test('a newer tool that does not find what was said fails it', async () => {
    const { status, faults } = await bundled('older-and-wrong', (of) => {
      Object.assign(of, { tool: { name: 'telltale', version: '0.0.9' } });
      of.findings?.push({ ...(of.findings[0] ?? {}), id: 'fnd:0000000000000000' } as never);
    });
    expect(status).toBe(1);
    expect(faults).toMatchObject([{ code: 'not-held' }]);
  });
});

test('what is no bundle at all is told from a bundle that was changed', async () => {
  for (const path of [join(folder, 'nowhere'), folder, join(folder, 'case.yaml')])
    expect((await telltale('verify', path)).status).toBe(3);
});
