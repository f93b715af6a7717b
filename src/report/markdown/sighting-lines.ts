import { captureIndex } from '../story/capture-index.ts';
import { momentText } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import { unfoldedOf } from '../story/unfolded.ts';
import { worded } from '../words/worded.ts';
import { code, md } from './mark.ts';

/** Sightings that one issue tells, the first of each kind of telling. */
const MOST_SIGHTINGS = 30;

/** Where what stood, down to the place in the capture file. */
export function sightingLines(story: Story): string[] {
  const { words, examination, reveal } = story;
  const { groups, all } = unfoldedOf(story);
  if (groups.length === 0) return [];
  const shown = groups.slice(0, MOST_SIGHTINGS);
  const say = words.sightings;
  return [
    `## ${words.sections.sightings}`,
    '',
    ...(shown.length < all ? [say.left(words.number(shown.length), words.number(all)), ''] : []),
    ...shown.flatMap(({ telling, shown: [sighting] }) => {
      if (sighting === undefined) return [];
      const { origin, path, span, forms, identifier, seen } = sighting;
      const [piece] = origin.pieces;
      const place =
        origin.index < 0
          ? say.nowhere
          : `${captureIndex(origin.file, piece?.index ?? origin.index, examination, words)}${piece === undefined ? '' : `, ${say.offset(words.number(piece.offset), words.number(piece.byteLength))}`}`;
      return [
        md`- ${worded(words.kinds, telling.kind)} ${code(identifier)} → ${code(telling.destination?.host.value ?? words.unknown)}: ${momentText(sighting.at)}, ${code(origin.file)}, ${place}; ${code(path)}, ${say.span(words.number(span.start), words.number(span.end))}, ${forms.length === 0 ? say.asGiven : `${say.written} ${forms.join(' ')}`}${reveal && seen !== undefined ? md`: ${code(seen)}` : ''}`
          .text,
      ];
    }),
  ];
}
