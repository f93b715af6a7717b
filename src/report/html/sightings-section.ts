import type { Sighting } from '../../judge/index.ts';
import { captureIndex } from '../story/capture-index.ts';
import { type Peel, peeled } from '../story/peel.ts';
import { momentText, placesText } from '../story/place-text.ts';
import type { Story } from '../story/story.ts';
import { chanceText } from '../story/sureness.ts';
import { type Unfolded, unfoldedOf } from '../story/unfolded.ts';
import { worded } from '../words/worded.ts';
import { gravityWord, identifierText } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** Pieces of one region in a file that are listed. */
const MOST_PIECES = 4;

/** Each sighting from the capture file inwards, layer by layer, to the place of the value. */
export function sightingsSection(story: Story): Markup | null {
  const { words } = story;
  const { groups, shown, all } = unfoldedOf(story);
  if (groups.length === 0) return null;
  return html`<section id="sightings" aria-labelledby="h-sightings">
<h2 id="h-sightings">${words.sections.sightings} <span class="reader">${words.readers.engineer}</span></h2>
<p>${words.sightings.intro}</p>
${shown < all ? html`<p>${words.sightings.left(words.number(shown), words.number(all))}</p>` : null}
${groups.map((group) => unfoldedGroup(group, story))}
</section>
`;
}

function unfoldedGroup({ telling, shown, left }: Unfolded, story: Story): Markup {
  const { words } = story;
  const { kind, identifier, destination, gravity, agreement, transport, direction, places, phase } = telling;
  return html`<h3>${identifierText(kind, identifier, words)} → ${destination?.host.value ?? words.unknown}</h3>
<p>${gravityWord(gravity, words)} · ${words.directions[direction]} · ${placesText(places, words)} · ${words.columns.onTheWay} ${words.transports[transport]} · ${words.columns.agreed} ${words.agreed[agreement]}${phase === null ? null : html` · ${words.sightings.phase} ${phase}`}</p>
${shown.map((sighting, i) => unfolded(sighting, i === 0, story))}
${left === 0 ? null : html`<p class="dim">${words.sightings.alike(words.number(left))}</p>`}
`;
}

function unfolded(sighting: Sighting, isPrinted: boolean, story: Story): Markup {
  const { words } = story;
  const { at, method, protocol, host, address, port, tls, transport, app, step, repeat, location } = sighting;
  const { trail, peels } = peeled(sighting);
  const say = words.sightings;
  const when = [
    momentText(at),
    ...(step === null ? [] : [`${say.step} ${step}`]),
    ...(repeat === null ? [] : [say.repeat(repeat)]),
  ];
  const server = `${host ?? address ?? words.unknown}${port === null ? '' : `:${port}`}${host !== null && address !== null ? ` (${address})` : ''}`;
  const protection =
    transport === 'plain'
      ? ''
      : ` · ${[tls?.version ?? 'TLS', tls?.cipher].filter((word) => word).join(' ')}`;
  return html`<details class="${isPrinted ? 'printed' : ''}"><summary>${when.join(' · ')} · <code>${sighting.path}</code></summary>
<ol class="peel"><li>${say.capture}: ${capturePlace(sighting, story)}
<ol class="peel"><li>${say.message}: ${method ?? protocol} <code>${server}</code> · ${protocol}${protection}${app === undefined ? null : html` · ${say.app} <code>${app}</code>`}
<ol class="peel"><li>${say.section}: ${worded(words.locations, location)}${trail === '' ? null : html` <code>${trail}</code>`}
${layers(peels, sighting, story)}
</li></ol></li></ol></li></ol></details>
`;
}

function capturePlace({ origin, id }: Sighting, { examination, words }: Story): Markup {
  const { file, index, pieces } = origin;
  const say = words.sightings;
  const capture = examination.captures.find((each) => each.file === file);
  const listed = pieces.slice(0, MOST_PIECES);
  const regions = listed.length === 0 ? [{ index, offset: origin.offset, byteLength: null }] : listed;
  return html`<code>${file}</code>${
    index < 0
      ? html` · ${say.nowhere}`
      : regions.map(
          (piece) =>
            html` · ${captureIndex(file, piece.index, examination, words)}${piece.byteLength === null ? null : html`, ${say.offset(words.number(piece.offset), words.number(piece.byteLength))}`}`,
        )
  }${pieces.length > listed.length ? html` ${words.more(pieces.length - listed.length)}` : null}${
    capture?.packets == null || index < 0
      ? null
      : html` · ${say.wireshark} <code>frame.number == ${index}</code>`
  } · <span class="id mono">${id}</span>`;
}

/** One box within the other, as many as there are layers, and the value in the innermost. */
function layers(peels: readonly Peel[], sighting: Sighting, story: Story): Markup {
  const { words } = story;
  let inner = value(sighting, story);
  for (const { layer, trail } of peels.toReversed())
    inner = html`<ol class="peel"><li>${words.sightings.off}: <code>${layer}</code>${trail === '' ? null : html`, ${words.sightings.within} <code>${trail}</code>`}
${inner}</li></ol>`;
  return inner;
}

function value(sighting: Sighting, { words, reveal }: Story): Markup {
  const { span, identifier, forms, namedBy, chance, seen } = sighting;
  const say = words.sightings;
  const shown = reveal && seen !== undefined ? seen : `‹${identifier}›`;
  return html`<ol class="peel"><li>${say.stood}: <span class="value">${shown}</span>, ${say.span(words.number(span.start), words.number(span.end))}; ${
    forms.length === 0 ? say.asGiven : html`${say.written} <code>${forms.join(' ')}</code>`
  }${namedBy === undefined ? null : html`; ${say.named(namedBy)}`}. ${say.chance}: ${chanceText(chance)}.</li></ol>`;
}
