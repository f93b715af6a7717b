import type { Examination, ExaminedIdentifier } from '../../judge/index.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';
import { boundSentence, watchSentences } from './sureness.ts';

/** Identifiers that one group names. */
const MOST_NAMED = 60;

export interface Unseen {
  /** What bounds every negative. */
  readonly bound: string;
  readonly groups: readonly { readonly heading: string; readonly names: string }[];
  readonly sentences: readonly string[];
}

/** What was not seen, by how far anyone looked; opaque is never clean. */
export function unseenOf({ examination, words }: Story): Unseen {
  const unseen = examination.identifiers.filter(({ sightings }) => sightings === 0);
  const groups = Map.groupBy(unseen, groupOf);
  return {
    bound: [boundSentence(examination, words), ...watchSentences(examination, words)].join(' '),
    groups: (['both', 'exercised', 'proven', 'neither'] as const).flatMap((name) => {
      const group = groups.get(name) ?? [];
      return group.length === 0 ? [] : [{ heading: words.unseen.groups[name], names: namesOf(group, words) }];
    }),
    sentences: coverageSentences(examination, words),
  };
}

function groupOf({
  provenLive,
  exercisedBy,
}: ExaminedIdentifier): 'both' | 'exercised' | 'proven' | 'neither' {
  if (exercisedBy.length > 0) return provenLive ? 'both' : 'exercised';
  return provenLive ? 'proven' : 'neither';
}

function namesOf(group: readonly ExaminedIdentifier[], words: Story['words']): string {
  return namedUpTo(
    group.map(({ kind, id }) => `${worded(words.kinds, kind)} (${id})`),
    MOST_NAMED,
    words,
  );
}

function coverageSentences({ coverage }: Examination, words: Story['words']): string[] {
  const { connections, tls, bearers } = coverage;
  const off = Object.entries(bearers).flatMap(([way, state]) =>
    state === 'off' ? [worded(words.bearers, way)] : [],
  );
  return [
    words.unseen.connections(
      words.number(connections.total),
      words.number(connections.read),
      words.number(connections.opaque),
      words.number(connections.refused),
    ),
    ...(tls === undefined || tls.unseen === 0
      ? []
      : [words.unseen.tls(words.number(tls.unseen), words.number(tls.connections))]),
    ...(off.length === 0 ? [] : [words.unseen.off(words.listed(off))]),
  ];
}
