import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'telltale-run-'));
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

const NUMBER = '+91 81224 37439';

const CASE = `
telltale: case/1
device: { market: IN }
identity:
  - { id: friend.number, kind: contact-number, value: "${NUMBER}" }
  - { id: friend.name, kind: contact-name, value: "Asha Testcase" }
protocol:
  telltale: protocol/1
  id: one-step
  title: One contact
  source: this test
  services: { messaging: { title: Messaging } }
  phases:
    - id: first
      title: The only phase
      prepare: { as: new, sim: true }
      build: one
      services: { messaging: on }
      consent: { messaging: not-asked }
      steps:
        - { id: add-contact, do: add-contact, contact: friend.number, wait: 0s }
        - { id: call, do: call, with: friend.number, wait: 0s }
`;

test.each([
  ['what it finds fails it', [], 1],
  ['what it finds shall not fail it', ['--fail-on', 'never'], 0],
] as const)(
  'a person carries a protocol out, all is recorded and examined, and %s',
  {
    timeout: 60_000,
  },
  async (_, more, status) => {
    const home = mkdtempSync(join(folder, 'case-'));
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const path = join(home, 'case.yaml');
    writeFileSync(path, CASE);
    const child = spawn(
      process.execPath,
      [join(root, 'src/tools/cli/bin.ts'), 'run', path, '--listen', '127.0.0.1:0', ...more],
      { env: { ...process.env, HOME: folder } },
    );
    let said = '';
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    /** Waits for what is asked on standard error; a bound that only a hang reaches tells what was said instead. */
    const asked = async (what: RegExp) => {
      for (let tries = 0; !what.test(said); tries++) {
        if (tries > 1000) throw new Error(`it never asked ${what}, but said: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const match = what.exec(said);
      said = '';
      return match;
    };
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [, proxyPort = ''] = (await asked(/to 127\.0\.0\.1:(\d+)[\s\S]*cannot be done: /)) ?? [];
    child.stdin.write('\n');
    await asked(/Over TLS it proves nothing[\s\S]*Have the phone ready[\s\S]*cannot be done: /);
    child.stdin.write('\n');
    await asked(/Add a contact[\s\S]*cannot be done: /);
    await told(
      Number(proxyPort),
      `http://127.0.0.1:${port}/lookup?tel=${encodeURIComponent(NUMBER.replaceAll(' ', ''))}`,
    );
    child.stdin.write('\n');
    await asked(/Call [\s\S]*cannot be done: /);
    child.stdin.write('s\n');
    expect(await ended).toBe(status);
    expect(said).toContain('no TLS of the phone was read, so nothing can be said of what goes over it');
    server.close();

    expect(printed).toContain("contact's number (friend.number)");
    const [name = ''] = readdirSync(join(home, 'examinations'));
    const examination = JSON.parse(readFileSync(join(home, 'examinations', name), 'utf8'));
    expect(examination.sightings).toMatchObject([
      { identifier: 'friend.number', phase: 'first', step: 'add-contact' },
    ]);
    expect(examination.identifiers).toMatchObject([
      { id: 'friend.number', provenLive: true, exercisedBy: ['add-contact'] },
      { id: 'friend.name', provenLive: true, sightings: 0 },
    ]);
    expect(examination.phases[0].steps.map(({ id }: { id: string }) => id)).toEqual([
      'prepare',
      'add-contact',
    ]);
    expect(readdirSync(join(home, 'recordings'))).toHaveLength(1);
  },
);

/** What the phone in this test does: one request through the proxy. */
function told(proxyPort: number, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port: proxyPort, path: url, headers: { host: new URL(url).host } },
      (response) => response.resume().once('end', resolve),
    )
      .once('error', reject)
      .end();
  });
}

test('a port that is taken ends the run with a word, and asks nobody anything', {
  timeout: 60_000,
}, async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const path = join(folder, 'taken.yaml');
  writeFileSync(path, CASE);
  const child = spawn(
    process.execPath,
    [join(root, 'src/tools/cli/bin.ts'), 'run', path, '--listen', `127.0.0.1:${port}`],
    { env: { ...process.env, HOME: folder }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  taken.close();
  expect(status).toBe(2);
  expect(said).toContain(String(port));
  expect(said).not.toContain('Enter when it is done');
});
