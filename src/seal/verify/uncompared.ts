import type { Examination } from '../../judge/index.ts';
import type { Comparison } from '../reexamine/compare-examinations.ts';

/** Ids that are listed in one sentence. */
const MOST_NAMED = 20;

/** What was said and not compared, in sentences of ours: what a bundle says of itself proves nothing. */
export function uncompared(
  saved: Examination,
  { unsupported, waived, version, notHeld, otherwise }: Comparison,
  { tool, reduced }: { readonly tool: Examination['tool']; readonly reduced: boolean },
): string[] {
  const sentences: string[] = [];
  if (reduced)
    sentences.push(
      'The captures are reduced: coverage, what was not seen, the verdicts on claims, and that nothing else was found, were not checked.',
    );
  if (unsupported.length > 0)
    sentences.push(
      `Not checked, because they are said to rest on what was left out: ${named(unsupported.length, 'finding')} (${unsupported.slice(0, MOST_NAMED).join(', ')}${unsupported.length > MOST_NAMED ? ' and more' : ''}).`,
    );
  if (waived > 0)
    sentences.push(
      `${waived === 1 ? '1 finding is' : `${waived} findings are`} marked as accepted; by whose list is not in the bundle.`,
    );
  if (saved.messages !== undefined || saved.guesses !== undefined)
    sentences.push('The lists of messages and guesses in the examination were not compared.');
  if (version === 'newer')
    sentences.push(
      `The examination says that it was made by telltale ${saved.tool.version}, which is newer than this one (${tool.version}).${notHeld.length > 0 ? ' What does not come out again may need that version: check it with that.' : ''}`,
    );
  if (otherwise.length > 0)
    sentences.push(
      `The examination says that it was made by telltale ${saved.tool.version}; this version (${tool.version}) comes to something else of ${otherwise.join('; ')}. That was not held against it, and which of them is right this cannot tell.`,
    );
  return sentences;
}

function named(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
