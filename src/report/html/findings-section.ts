import type { Finding, Sighting } from '../../judge/index.ts';
import { gravityOf } from '../story/gravity.ts';
import { placesAt } from '../story/place.ts';
import { placesText } from '../story/place-text.ts';
import { reproductionOf } from '../story/reproduction.ts';
import { MOST_FINDINGS, shownFindings } from '../story/shown-findings.ts';
import { standing } from '../story/standing.ts';
import type { Story } from '../story/story.ts';
import { worded } from '../words/worded.ts';
import { gravityWord, sentence, verdictWord } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** Each finding with why it is one, how somebody else sees it again, and the claims that it touches. */
export function findingsSection(story: Story): Markup {
  const { words, examination } = story;
  const findings = shownFindings(examination);
  const byId = new Map(examination.sightings.map((sighting) => [sighting.id, sighting]));
  const left = examination.findings.length - Math.min(findings.length, MOST_FINDINGS);
  return html`<section id="findings" aria-labelledby="h-findings">
<h2 id="h-findings">${words.sections.findings} <span class="reader">${words.readers.vendor}</span></h2>
<p>${words.findings.intro}</p>
${findings.length === 0 ? html`<p>${words.findings.none}</p>` : null}
${findings.slice(0, MOST_FINDINGS).map((finding) => card(finding, byId, story))}
${findings.length === 0 || left === 0 ? null : html`<p>${words.findings.left(words.number(left))}</p>`}
</section>
`;
}

function card(finding: Finding, byId: ReadonlyMap<string, Sighting>, story: Story): Markup {
  const { words, examination } = story;
  const say = words.findings;
  const gravity = gravityOf(finding);
  const sightings = finding.sightings.flatMap((id) => byId.get(id) ?? []);
  const destination = examination.destinations.find(({ id }) => id === finding.destination) ?? null;
  const where =
    sightings[0] === undefined ? null : placesText(placesAt(destination, sightings[0], examination), words);
  const { steps, command } = reproductionOf(finding, sightings, story);
  const facts = [
    standing(finding, words),
    ...(finding.phase === null ? [] : [`${words.sightings.phase} ${finding.phase}`]),
    ...(finding.repeats === null ? [] : [say.repeats(finding.repeats.seen, finding.repeats.of)]),
    ...[finding.cwe, finding.masvs].filter((term) => term !== null),
    ...finding.dpv,
  ];
  return html`<article class="card ${gravity}"><h3>${gravityWord(gravity, words)} ${worded(words.rules, finding.rule)}</h3>
<p>${sentence(finding.because, words)}</p>
<p class="dim">${facts.join(' · ')}${where === null ? null : html` · ${destination?.host.value ?? words.unknown}: ${where}`} · <span class="mono">${finding.id}</span></p>
${finding.waived === undefined ? null : html`<p>${say.waived(finding.waived.owner, finding.waived.expires)}: ${finding.waived.reason}</p>`}
<details class="printed"><summary>${say.again}</summary><ol>${steps.map(
    (step) => html`<li>${step}</li>
`,
  )}</ol>
${command === null ? null : html`<p>${say.scan}</p><pre><code>${command}</code></pre>`}</details>
<h4>${say.touches}</h4>
${touched(finding, story)}
</article>
`;
}

function touched({ id }: Finding, { examination: { claims }, words }: Story): Markup {
  const rows = claims.flatMap((claim, i) => (claim.findings.includes(id) ? [{ claim, i }] : []));
  if (rows.length === 0) return html`<p>${words.findings.touchesNone}</p>`;
  return html`<ul>${rows.map(
    ({ claim, i }) =>
      html`<li>${verdictWord(claim.verdict, words)}: <a href="#claim-${i + 1}">${claim.id}</a> – ${sentence(claim.isQuote ? `“${claim.text}”` : claim.text, words)} (${claim.said.by}, ${claim.said.when})</li>
`,
  )}</ul>`;
}
