import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ByteInput, CHUNK_BYTES, inputOf, openInput } from './byte-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = Uint8Array.from({ length: CHUNK_BYTES * 2 + 12_345 }, (_, i) => (i * 7) % 253);
const sha256 = createHash('sha256').update(bytes).digest('hex');

function drained(input: ByteInput): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let chunk = input.next(); chunk !== null; chunk = input.next()) chunks.push(chunk);
  return chunks;
}

describe('openInput', () => {
  it('reads a file in chunks that stay as they are, counts and hashes it', () => {
    const path = join(folder, 'some.pcap');
    writeFileSync(path, bytes);
    const input = openInput(path);
    expect(input.file).toBe('some.pcap');
    const chunks = drained(input);
    expect(chunks.every((chunk) => chunk.byteLength <= CHUNK_BYTES)).toBe(true);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect(input.bytesRead()).toBe(bytes.byteLength);
    expect(input.sha256()).toBe(sha256);
    expect(input.next()).toBeNull();
    expect(input.sha256()).toBe(sha256);
  });

  it('reads standard input, also one that makes it wait', () => {
    const code = `
      import { openInput } from ${JSON.stringify(new URL('./byte-input.ts', import.meta.url).href)};
      const input = openInput('-');
      while (input.next() !== null);
      console.log(input.file, input.bytesRead(), input.sha256());`;
    const slow = `process.stdout.write('tell'); setTimeout(() => process.stdout.write('tale'), 50)`;
    // Setting up a Socket makes the pipe non-blocking, as a parent process may have done.
    const waiting = `new (await import('node:net')).Socket({ fd: 0 }).pause(); ${code.replace(/import \{ (\w+) \} from (.*?);/, 'const { $1 } = await import($2);')}`;
    for (const program of [code, waiting]) {
      const command = `"$NODE" -e "$SLOW" | "$NODE" --input-type=module -e "$PROGRAM"`;
      const env = { ...process.env, NODE: process.execPath, SLOW: slow, PROGRAM: program };
      const run = spawnSync('sh', ['-c', command], { env, encoding: 'utf8' });
      expect(run.stdout.trim(), run.stderr).toBe(
        `- 8 ${createHash('sha256').update('telltale').digest('hex')}`,
      );
    }
  });

  it('tells a missing file from one that cannot be read', () => {
    expect(() => openInput(join(folder, 'none.pcap'))).toThrow(
      expect.objectContaining({ name: 'TelltaleError', code: 'capture-missing' }),
    );
    expect(() => openInput(folder)).toThrow(
      expect.objectContaining({ name: 'TelltaleError', code: 'capture-unreadable' }),
    );
  });
});

describe('inputOf', () => {
  it('counts and hashes what it was given, past empty chunks', () => {
    const input = inputOf([bytes.subarray(0, 5), new Uint8Array(0), bytes.subarray(5)], 'made');
    expect(input.sha256()).toBe(createHash('sha256').digest('hex'));
    expect(drained(input).length).toBe(2);
    expect([input.file, input.bytesRead(), input.sha256()]).toEqual(['made', bytes.byteLength, sha256]);
  });

  it('ends for good when it is closed', () => {
    const input = inputOf([bytes, bytes]);
    input.next();
    input.close();
    expect(input.next()).toBeNull();
    expect(input.bytesRead()).toBe(bytes.byteLength);
  });
});
