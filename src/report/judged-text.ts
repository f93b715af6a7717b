import type { Examination } from '../judge/index.ts';
import { claimLines, VERDICTS } from './claims.ts';
import { findingRows } from './finding-rows.ts';
import { ownRuleSentences } from './own-rules.ts';
import { COLOUR, hanging, type Paint, type Style } from './paint.ts';
import { printable } from './printable.ts';

/** What judging came to, block by block: findings by axis, claims, own rules, and what is waived. */
export function judgedBlocks(examination: Examination, paint: Paint, width: number): string[][] {
  const own = ownRuleSentences(examination);
  return [
    found(examination, paint, width),
    claimed(examination, paint, width),
    ruled(own, paint, width),
    waivedOf(own, paint, width),
  ];
}

/** In the order in which they are told; what is only told stands in the table of what was told. */
const AXES = [
  ['agreed', 'Was it agreed to?'],
  ['secured', 'Was it secured?'],
  ['claimed', 'Was it true to what was claimed?'],
  [null, 'What else speaks against it?'],
] as const;

function found(examination: Examination, paint: Paint, width: number): string[] {
  const rows = findingRows(examination);
  return AXES.flatMap(([axis, question], i) => {
    const own = rows.filter((row) => row.axis === axis);
    if (own.length === 0) return [];
    const lines = own.flatMap(({ level, outcome, sentence, facts }) => {
      const word = outcome === 'review' ? 'to review' : level;
      const text = `${word}  ${printable(sentence)}${facts.length === 0 ? '' : ` (${printable(facts.join('; '))})`}`;
      return hanging(text, width - 2).map((line, at) =>
        at === 0 ? `  ${line.replace(word, paint(COLOUR[level], word))}` : `    ${line}`,
      );
    });
    const isFirst = AXES.slice(0, i).every(([other]) => !rows.some((row) => row.axis === other));
    return [...(isFirst ? [] : ['']), paint('bold', question), ...lines];
  });
}

const VERDICT_COLOUR = {
  upheld: 'green',
  refuted: 'red',
  partly: 'yellow',
  'not-tested': 'cyan',
  untestable: 'dim',
} as const satisfies Record<keyof typeof VERDICTS, Style>;

function claimed(examination: Examination, paint: Paint, width: number): string[] {
  const claims = claimLines(examination, width - 2);
  if (claims.length === 0) return [];
  const lines = claims.flatMap(({ verdict, lines: block }) =>
    block.map((line, i) => {
      const word = VERDICTS[verdict];
      return `  ${i === 0 ? line.replace(word, paint(VERDICT_COLOUR[verdict], word)) : line}`;
    }),
  );
  return [paint('bold', 'Claims: was it true to what was said?'), ...lines];
}

type OwnRules = ReturnType<typeof ownRuleSentences>;

function ruled({ broken }: OwnRules, paint: Paint, width: number): string[] {
  if (broken.length === 0) return [];
  const lines = broken.flatMap(({ level, word, sentence }) =>
    hanging(`${word}  ${sentence}`, width - 2).map((line, i) =>
      i === 0 ? `  ${line.replace(word, paint(COLOUR[level], word))}` : `  ${line}`,
    ),
  );
  return [paint('bold', 'Own rules'), ...lines];
}

function waivedOf({ waived }: OwnRules, paint: Paint, width: number): string[] {
  if (waived.length === 0) return [];
  const lines = waived.flatMap((sentence) => hanging(sentence, width - 2).map((line) => `  ${line}`));
  return [paint('bold', 'Waived'), ...lines];
}
