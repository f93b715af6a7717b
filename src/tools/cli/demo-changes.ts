import { CHANGE_KINDS, type Change, type ChangeKind, compare } from '../../recheck/index.ts';
import { printable, wrap } from '../../report/index.ts';
import type { DemoResult } from './demo-table.ts';

/** What was tested again: scenarios before and after, and what was done in between. */
const RETESTS = [
  {
    before: 'state-1',
    after: 'state-3',
    title: 'Updated and reset, nothing switched on',
    // Idle phones were no part of the retest of 2014.
    open: 'not in sight: an idle phone. What it sends when it is left alone is in state 7',
  },
  { before: 'state-1', after: 'state-5', title: 'Updated and not reset', open: null },
  { before: 'state-2', after: 'state-4', title: 'Updated and reset, switched on again', open: null },
] as const;

/** What the update changed, in a line for each kind of change; nothing where too few scenarios were carried out. */
export function demoChanges(results: readonly DemoResult[], width: number): string[] {
  const byId = new Map(results.map((result) => [result.scenario.id, result]));
  return RETESTS.flatMap(({ before, after, title, open }) => {
    const [was, is] = [byId.get(before), byId.get(after)];
    if (was === undefined || is === undefined) return [];
    const changes = compare(was.examination, is.examination);
    return [
      title,
      ...CHANGE_KINDS.flatMap((kind) => {
        const text = kindText(
          kind,
          changes.filter((change) => change.kind === kind),
        );
        return text === null ? [] : wrap(`  ${text}`, width);
      }),
      ...(open === null ? [] : wrap(`  ${open}`, width)),
    ];
  });
}

function kindText(kind: ChangeKind, changes: readonly Change[]): string | null {
  if (changes.length === 0) return null;
  const identifiers = [...new Set(changes.map(({ identifier }) => identifier))].join(', ');
  const ways = [...new Set(changes.map(wayText))].filter((way) => way !== '').join(', ');
  return printable(`${kind.replaceAll('-', ' ')}: ${identifiers}${ways === '' ? '' : ` (${ways})`}`);
}

function wayText({ before, after }: Change): string {
  if (before === null || after === null) return '';
  const value =
    before.protection === after.protection ? after.protection : `${before.protection} → ${after.protection}`;
  const wire = [before, after].map(({ transport }) => (transport === 'plain' ? 'HTTP' : 'HTTPS'));
  return `${value}, ${wire[0] === wire[1] ? wire[1] : wire.join(' → ')}`;
}
