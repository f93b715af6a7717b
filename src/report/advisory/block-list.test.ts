import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BlockList } from './block-list.ts';
import { blockListOf, FIRST_SID, hostsFile, nftRules, suricataRules } from './block-list.ts';
import { advised, type TestGiven, tested } from './testing/index.ts';

const listOf = (destination: TestGiven['destination']) =>
  blockListOf(
    advised([tested(destination === undefined ? {} : { destination })], {
      mitigations: [{ does: 'switch-off', says: 'Switch it off.', basis: 'untested' }],
    }).issues,
  );

const LIST: BlockList = {
  hosts: ['api.vendor.example', 'chat.vendor.example'],
  addresses: ['2a00:1450:4001::1', '42.62.48.81'],
};

describe('what is kept back', () => {
  test('the host and its public address', () => {
    expect(listOf({})).toEqual({ hosts: ['api.vendor.example'], addresses: ['42.62.48.81'] });
  });

  test('no address of a content network, which others share', () => {
    expect(listOf({ edges: [{ value: 'a network', basis: 'cname', address: null }] })).toMatchObject({
      addresses: [],
    });
  });

  test('no private address', () => {
    expect(listOf({ addresses: ['10.0.0.1', '192.0.2.7', 'fe80::1', '42.62.48.81'] })).toMatchObject({
      addresses: ['42.62.48.81'],
    });
  });

  test.each([
    'api.vendor.example"; drop ip any any -> any any (sid:1;)',
    'api.vendor.example\n0.0.0.0 bank.example',
    'api.vendor.example }; flush ruleset',
    'a b.example',
    '-x.example',
    '*.example',
    'localhost',
    `${'a'.repeat(64)}.example`,
    'ex‮ample.com',
    '',
  ])('a host that could be more than a host is left out: %j', (value) => {
    expect(listOf({ host: { value, basis: 'host-field' } }).hosts).toEqual([]);
  });
});

describe('the lists', () => {
  test('a number that is no word cannot leave its comment or name', () => {
    const id = 'EX\n1;"{}';
    for (const text of [hostsFile(LIST, id), nftRules(LIST, id), suricataRules(LIST, id)]) {
      expect(text.split('\n')[0]).toBe('# EX-1----: hosts and addresses that the tests saw');
      expect(text).not.toContain(id);
    }
    expect(nftRules(LIST, id)).toContain('table inet telltale_ex_1____ {');
  });

  test('hosts are kept back in both families', () => {
    expect(hostsFile(LIST, 'EX-1').split('\n').slice(1, 3)).toEqual([
      '0.0.0.0 api.vendor.example',
      ':: api.vendor.example',
    ]);
  });

  test('rules of Suricata have ids of their own among the local ones, and the same each time', () => {
    const rules = suricataRules(LIST, 'EX-1');
    const sids = [...rules.matchAll(/sid:(\d+);/g)].map(([, sid]) => Number(sid));
    expect(new Set(sids).size).toBe(6);
    expect(sids.every((sid) => sid >= FIRST_SID && sid < 2 * FIRST_SID)).toBe(true);
    expect(suricataRules(LIST, 'EX-1')).toBe(rules);
  });

  test('a family without addresses has no set: nft would refuse an empty one', () => {
    const rules = nftRules({ hosts: [], addresses: ['42.62.48.81'] }, 'EX-1');
    expect(rules).not.toContain('told_v6');
    expect(rules).toContain('ip daddr @told_v4 counter reject');
  });
});

/** Whether the program is here and may check; of nft, only root may ask the kernel. */
const answers = (...command: [string, ...string[]]) =>
  spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0;

test.skipIf(!answers('nft', '-c', 'list', 'ruleset'))(
  'nft takes the rules (skipped: no nft that may check)',
  () => {
    const { status, stderr } = spawnSync('nft', ['-c', '-f', '-'], {
      input: nftRules(LIST, 'EX-1'),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
);

test.skipIf(!answers('suricata', '-V'))('suricata takes the rules (skipped: no suricata here)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    writeFileSync(join(folder, 'a.rules'), suricataRules(LIST, 'EX-1'));
    const { status, stdout } = spawnSync('suricata', ['-T', '-S', join(folder, 'a.rules'), '-l', folder], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toMatchObject({ status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
