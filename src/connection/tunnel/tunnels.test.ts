import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tunnels } from './tunnels.ts';

const NOT_TUNNELS = ['tunnel.ts', 'tunnels.ts'];

describe('tunnels', () => {
  it('lists every file of the folder, and no number twice', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !NOT_TUNNELS.includes(file),
    );
    expect(tunnels).toHaveLength(files.length);
    for (const numbers of [tunnels.flatMap((one) => one.protocols), tunnels.flatMap((one) => one.udpPorts)])
      expect(new Set(numbers).size).toBe(numbers.length);
  });
});
