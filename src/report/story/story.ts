import type { Examination } from '../../judge/index.ts';
import type { Words } from '../words/index.ts';
import { type Telling, tellingsOf } from './telling.ts';
import { withoutValues } from './without-values.ts';

/** What every part of a report is made from. */
export interface Story {
  readonly examination: Examination;
  readonly words: Words;
  /** Whether values are shown where the examination holds them. */
  readonly reveal: boolean;
  readonly tellings: readonly Telling[];
}

export interface ReportOptions {
  readonly words: Words;
  readonly reveal: boolean;
}

export function storyOf(examination: Examination, { words, reveal }: ReportOptions): Story {
  const told = reveal ? examination : withoutValues(examination);
  return { examination: told, words, reveal, tellings: tellingsOf(told) };
}
