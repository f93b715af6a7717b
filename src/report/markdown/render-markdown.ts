import type { Examination } from '../../judge/index.ts';
import { type ReportOptions, storyOf } from '../story/story.ts';

export function renderMarkdown(examination: Examination, options: ReportOptions): string {
  const story = storyOf(examination, options);
  return `# ${story.words.title}\n`;
}
