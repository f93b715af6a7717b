import type { ExaminedPhase } from '../../judge/index.ts';
import type { Words } from '../words/index.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';

/** `Mi Cloud: on, not asked; …`: what the phone did and what was agreed to, by service. */
export function statesText(
  { services, consent }: Pick<ExaminedPhase, 'services' | 'consent'>,
  { case: { services: known } }: Story['examination'],
  words: Words,
): string {
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  return [...new Set([...Object.keys(services), ...Object.keys(consent)])]
    .map((id) => {
      const states = [worded(words.services, services[id] ?? ''), worded(words.consents, consent[id] ?? '')];
      return `${titles.get(id) ?? id}: ${states.filter((state) => state !== '').join(', ')}`;
    })
    .join('; ');
}
