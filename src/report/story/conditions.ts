import type { ExaminedPhase } from '../../judge/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';

/** Different conditions that the first page names. */
const MOST_CONDITIONS = 3;

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
    return {
      setup: setup === undefined ? '' : worded(words.facts.setups, setup),
      states: states.slice(0, MOST_SERVICES).join('; '),
    };
  };
  const told = examination.phases.filter(({ control }) => !control).map(conditionOf);
  const setups = [...new Set(told.map(({ setup }) => setup))];
  // What all have in common stands once, before what they differ in.
  const common = setups.length === 1 ? (setups[0] ?? '') : '';
  const different = [
    ...new Set(told.map(({ setup, states }) => joined([common === '' ? setup : '', states], '; '))),
  ].filter((each) => each !== '');
  const left = different.length - MOST_CONDITIONS;
  const shown = [...different.slice(0, MOST_CONDITIONS), left > 0 ? words.more(left) : ''];
  return joined([common, joined(shown, ' · ')], '; ') || null;
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}
