import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOf, links } from './links.ts';

const NOT_LINKS = ['link.ts', 'links.ts', 'vlan-tags.ts'];

describe('links', () => {
  it('lists every file of the folder, and no number twice', () => {
    const files = readdirSync(import.meta.dirname).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    expect(links).toHaveLength(files.filter((file) => !NOT_LINKS.includes(file)).length);
    const numbers = links.flatMap((link) => link.linkTypes);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  const zeros = (count: number) => new Array<number>(count).fill(0);
  const cases: readonly [string, number, number[], { etherType: number; start: number } | null][] = [
    ['Ethernet', 1, [...zeros(12), 8, 0], { etherType: 0x0800, start: 14 }],
    ['802.1Q', 1, [...zeros(12), 0x81, 0, 0, 5, 0x86, 0xdd], { etherType: 0x86dd, start: 18 }],
    ['QinQ', 1, [...zeros(12), 0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 8, 0], { etherType: 0x0800, start: 22 }],
    ['old QinQ', 1, [...zeros(12), 0x91, 0, 0, 5, 8, 6], { etherType: 0x0806, start: 18 }],
    ['a tag cut short', 1, [...zeros(12), 0x81, 0, 0, 5], null],
    ['Ethernet cut short', 1, zeros(13), null],
    ['raw IPv4', 101, [0x45], { etherType: 0x0800, start: 0 }],
    ['raw IPv6', 229, [0x60], { etherType: 0x86dd, start: 0 }],
    ['raw, neither', 12, [0x10], { etherType: 0, start: 0 }],
    ['nothing', 101, [], null],
    ['NULL little', 0, [2, 0, 0, 0], { etherType: 0x0800, start: 4 }],
    ['NULL big', 0, [0, 0, 0, 2], { etherType: 0x0800, start: 4 }],
    ['NULL, Darwin IPv6', 0, [30, 0, 0, 0], { etherType: 0x86dd, start: 4 }],
    ['NULL, FreeBSD IPv6', 0, [0, 0, 0, 28], { etherType: 0x86dd, start: 4 }],
    ['LOOP', 108, [0, 0, 0, 24], { etherType: 0x86dd, start: 4 }],
    ['NULL, no family', 0, [1, 1, 1, 1], { etherType: 0, start: 4 }],
    ['cooked v1', 113, [...zeros(14), 8, 0], { etherType: 0x0800, start: 16 }],
    ['cooked v2', 276, [0x86, 0xdd, ...zeros(18)], { etherType: 0x86dd, start: 20 }],
    ['cooked v2 with a tag', 276, [0x81, 0, ...zeros(18), 0, 5, 8, 0], { etherType: 0x0800, start: 24 }],
  ];
  it.each(cases)('opens %s', (_, linkType, bytes, expected) => {
    const into = { etherType: -1, start: -1 };
    const opened = linkOf(linkType)?.enclosed(Uint8Array.from(bytes), into);
    expect(opened).toBe(expected !== null);
    if (expected !== null) expect(into).toEqual(expected);
  });

  it('stays inside the frame, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...links), fc.uint8Array({ maxLength: 80 }), (link, bytes) => {
        const into = { etherType: 0, start: 0 };
        if (link.enclosed(bytes, into)) expect(into.start).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
