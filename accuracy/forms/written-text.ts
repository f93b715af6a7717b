import { ofText } from '../content.ts';
import type { Written } from './form.ts';

export function writtenText(text: string, ...forms: readonly string[]): Written {
  return { content: ofText(text), forms };
}
