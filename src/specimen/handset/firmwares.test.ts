import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { behaviours, type Firmware, firmwares, withoutBehaviour } from './index.ts';

describe('firmware', () => {
  test('every file of a behaviour is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, 'behaviours')).filter((file) => file !== 'index.ts');
    const listed = new Set(Object.values(behaviours).map(({ id }) => `${id}.ts`));
    // Two behaviours that differ in one thing share a file.
    const sharing = ['digest-activation.ts', 'standing-chat.ts', 'careless-registration.ts'];
    expect(files.sort()).toEqual([...listed].filter((file) => !sharing.includes(file)).sort());
  });

  test('every behaviour is in some build, and has an id of its own', () => {
    const all = Object.values(behaviours);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const used = new Set(firmwares.flatMap((firmware: Firmware) => firmware.behaviours));
    expect(all.filter((behaviour) => !used.has(behaviour))).toEqual([]);
  });

  test('can be had without one behaviour, which changes the builds that have it', () => {
    for (const { id } of Object.values(behaviours)) {
      const left = withoutBehaviour(id);
      const changed = left.filter((each, i) => each.behaviours.length !== firmwares[i]?.behaviours.length);
      const having = firmwares.filter((firmware) =>
        firmware.behaviours.some((behaviour) => behaviour.id === id),
      );
      expect(changed.map(({ build }) => build)).toEqual(having.map(({ build }) => build));
    }
  });
});
