import { createHash } from 'node:crypto';
import type { Examination } from '../../judge/index.ts';
import { type ReportOptions, type Story, storyOf } from '../story/story.ts';
import { briefSection } from './brief-section.ts';
import { claimsSection } from './claims-section.ts';
import { findingsSection } from './findings-section.ts';
import { guessesSection } from './guesses-section.ts';
import { mapSection } from './map-section.ts';
import { html, Markup } from './markup.ts';
import { matrixSection } from './matrix-section.ts';
import { residencySection } from './residency-section.ts';
import { sightingsSection } from './sightings-section.ts';
import { sourcesSection } from './sources-section.ts';
import { style } from './style.ts';
import { timelineSection } from './timeline-section.ts';
import { unseenSection } from './unseen-section.ts';

/** Nothing is loaded, run or sent: the one style of the file, by its hash, and links that a reader follows. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** After the first page, in this order. */
const SECTIONS = [
  ['findings', findingsSection],
  ['claims', claimsSection],
  ['matrix', matrixSection],
  ['timeline', timelineSection],
  ['map', mapSection],
  ['residency', residencySection],
  ['sightings', sightingsSection],
  ['unseen', unseenSection],
  ['guesses', guessesSection],
  ['sources', sourcesSection],
] as const satisfies readonly (readonly [
  keyof Story['words']['sections'],
  (story: Story) => Markup | null,
])[];

/**
 * The examination as one HTML file that needs nothing else: no network, no script. Its size is bounded, whatever the
 * examination holds; what is left out is counted. The same examination gives the same bytes.
 */
export function renderHtml(examination: Examination, options: ReportOptions): string {
  const story = storyOf(examination, options);
  const { words, reveal } = story;
  const title = story.examination.case.title ?? words.untitled;
  const sections = SECTIONS.flatMap(([name, section]) => {
    const markup = section(story);
    return markup === null ? [] : [{ name, markup }];
  });
  return html`<!DOCTYPE html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${words.title}: ${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">${words.skip}</a>
<header><h1>${title} <span class="reader">${words.title}</span></h1>
<p class="banner${reveal ? ' revealed' : ''}">${reveal ? words.revealed : words.redacted}${words.englishSentences === null ? null : html` ${words.englishSentences}`}</p></header>
<main>
${briefSection(story)}
<nav class="nav" aria-label="${words.contents}"><ul>${sections.map(
    ({ name }) => html`<li><a href="#${name}">${words.sections[name]}</a></li>
`,
  )}</ul></nav>
${sections.map(({ markup }) => markup)}
</main>
<footer><p>telltale ${story.examination.tool.version}</p></footer>
</body>
</html>
`.text;
}
