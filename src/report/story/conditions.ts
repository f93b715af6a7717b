import type { ExaminedPhase } from '../../judge/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';

/** Different conditions that the first page names. */
const MOST_CONDITIONS = 2;

/** Services that one of them names. */
const MOST_SERVICES = 4;

/** How the phone was set up while it was watched: new or reset, and which services were on and agreed to. Null where nobody says. */
export function conditionsText({ examination, words }: Story): string | null {
  const titles = new Map(examination.case.services.map(({ id, title }) => [id, title]));
  const conditionOf = ({ setup, services, consent }: ExaminedPhase) => {
    const ids = [...new Set([...Object.keys(services), ...Object.keys(consent)])];
    // Services that are alike share their words: the first page is one.
    const alike = Map.groupBy(ids, (id) =>
      [worded(words.services, services[id] ?? ''), worded(words.consents, consent[id] ?? '')]
        .filter((word) => word !== '')
        .join(', '),
    );
    const states = [...alike].map(
      ([state, those]) =>
        `${namedUpTo(
          those.map((id) => titles.get(id) ?? id),
          MOST_SERVICES,
          words,
        )}: ${state}`,
    );
    return [setup === undefined ? '' : worded(words.facts.setups, setup), ...states.slice(0, MOST_SERVICES)]
      .filter((part) => part !== '')
      .join('; ');
  };
  const watched = examination.phases.filter(({ control }) => !control);
  const different = [...new Set(watched.map(conditionOf))].filter((each) => each !== '');
  const left = different.length - MOST_CONDITIONS;
  if (different.length === 0) return null;
  const shown = different.slice(0, MOST_CONDITIONS).join(' · ');
  return left > 0 ? `${shown} · ${words.more(left)}` : shown;
}
