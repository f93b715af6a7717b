import type { Examination } from '../../judge/index.ts';
import { briefOf } from '../story/brief.ts';
import { conditionsText } from '../story/conditions.ts';
import { journeysOf } from '../story/journey.ts';
import { matrixOf } from '../story/matrix.ts';
import { countryName, momentText, placesText } from '../story/place-text.ts';
import { statesText } from '../story/states.ts';
import { type ReportOptions, type Story, storyOf } from '../story/story.ts';
import { unseenOf } from '../story/unseen.ts';
import { namedUpTo } from '../words/named-up-to.ts';
import { worded } from '../words/worded.ts';
import { claimLines } from './claim-lines.ts';
import { findingLines } from './finding-lines.ts';
import { code, type Marked, md, rows } from './mark.ts';
import { sightingLines } from './sighting-lines.ts';

/**
 * The examination as Markdown for an issue tracker: what the HTML report says, without pictures, and less of it, since
 * trackers take some ten thousand characters. What is left out is counted. The same examination gives the same bytes.
 */
export function renderMarkdown(examination: Examination, options: ReportOptions): string {
  const story = storyOf(examination, options);
  const blocks = [
    heading(story),
    brief(story),
    findingLines(story),
    claimLines(story),
    matrix(story),
    timeline(story),
    journeys(story),
    sightingLines(story),
    unseen(story),
    sources(story),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading(story: Story): string[] {
  const { examination, words, reveal } = story;
  const { title, device } = examination.case;
  const phone = [device.vendor, device.model].filter((word) => word).join(' ') || words.unknown;
  const builds = [...new Set(examination.phases.map(({ build }) => build ?? words.unknown))].join(', ');
  const conditions = conditionsText(story);
  return [
    md`# ${title ?? words.untitled}`.text,
    '',
    md`> ${reveal ? words.revealed : words.redacted}${words.englishSentences === null ? '' : ` ${words.englishSentences}`}`
      .text,
    '',
    md`${words.facts.device}: ${phone} · ${words.facts.builds}: ${builds || words.unknown}`.text,
    ...(conditions === null ? [] : ['', md`${words.facts.conditions}: ${conditions}`.text]),
  ];
}

function brief(story: Story): string[] {
  const { words } = story;
  const { status, lead, rows: told, rowsLeft, tried, advice, sure } = briefOf(story);
  const { columns } = words;
  return [
    md`**${words.status[status]}.** ${lead.join(' ')}`.text,
    ...(told.length === 0
      ? []
      : [
          '',
          ...rows(
            [columns.what, columns.toWhom, columns.where, columns.agreed, columns.onTheWay, columns.gravity],
            told.map((row) => [
              row.whats,
              md`${code(row.host)} (${worded(words.parties, row.party)})`,
              placesText(row.places, words),
              row.agreements.map((agreement) => words.agreed[agreement]).join(', '),
              words.transports[row.transport],
              row.rule === null
                ? words.gravities[row.gravity]
                : `${words.gravities[row.gravity]}: ${worded(words.rules, row.rule)}`,
            ]),
          ),
        ]),
    ...(rowsLeft === 0 ? [] : ['', words.rest(rowsLeft)]),
    ...(tried === null ? [] : ['', md`${tried}`.text]),
    '',
    `## ${words.doTitle}`,
    '',
    ...advice.map((each) => md`- ${each}`.text),
    '',
    `## ${words.sureTitle}`,
    '',
    ...sure.map((each) => md`- ${each}`.text),
  ];
}

function matrix(story: Story): string[] {
  const { words, examination } = story;
  const { phases, phasesLeft, rows: told, rowsLeft, ways } = matrixOf(story);
  if (told.length === 0) return [];
  const left = phasesLeft + rowsLeft;
  const heads = phases.map((phase) =>
    phase === null
      ? words.matrix.noPhase
      : [phase.id, phase.build ?? words.unknown, statesText(phase, examination, words)].join(' · '),
  );
  return [
    `## ${words.sections.matrix}`,
    '',
    ...rows(
      [words.columns.identifier, ...heads],
      told.map(({ identifier: { kind, id }, cells }) => [
        md`${worded(words.kinds, kind)} ${code(id)}`,
        ...cells.map((cell) =>
          cell.kind === 'told'
            ? [
                ...cell.ways.map(({ way, times }) => `${way.letter} ${words.times(times)}`),
                ...(cell.waysLeft === 0 ? [] : [words.matrix.otherWays(cell.waysLeft)]),
              ].join(', ')
            : words.matrix[cell.kind],
        ),
      ]),
    ),
    ...(left === 0 ? [] : ['', words.more(left)]),
    '',
    ...ways.map(
      ({ letter, destination, places, transport, protection, direction }) =>
        md`- **${letter}** ${words.directions[direction]} · ${code(destination?.host.value ?? words.unknown)} · ${placesText(places, words)} · ${words.columns.onTheWay} ${words.transports[transport]} · ${words.protections[protection]}`
          .text,
    ),
    '',
    words.matrix.keyAbsent,
  ];
}

/** Phases that the table has rows for. */
const MOST_PHASES = 30;

function timeline({ examination: { phases }, words }: Story): string[] {
  if (phases.length === 0) return [];
  const { columns } = words;
  return [
    `## ${words.sections.timeline}`,
    '',
    ...rows(
      [columns.phase, columns.from, columns.to, columns.steps],
      phases.slice(0, MOST_PHASES).map(({ id, from, to, steps }): (string | Marked)[] => [
        code(id),
        momentText(from),
        momentText(to),
        namedUpTo(
          steps.map((step) => `${step.id} ${words.times(step.times)}`),
          MOST_HOSTS,
          words,
        ) || words.none,
      ]),
    ),
    ...(phases.length > MOST_PHASES ? ['', words.more(phases.length - MOST_PHASES)] : []),
  ];
}

/** Hosts that one row names. */
const MOST_HOSTS = 12;

function journeys(story: Story): string[] {
  const { words } = story;
  const { journeys: all, placeless } = journeysOf(story);
  if (all.length === 0 && placeless.length === 0) return [];
  const { columns } = words;
  const named = (hosts: readonly string[]) => namedUpTo(hosts, MOST_HOSTS, words);
  return [
    `## ${words.sections.map}`,
    '',
    ...rows(
      [columns.country, columns.table, columns.hosts, columns.times],
      [
        ...all.map(({ country, tables, hosts, times }) => [
          countryName(country, words),
          tables.map(({ table, date }) => words.place.by(table, date)).join('; '),
          named(hosts),
          words.times(times),
        ]),
        ...(placeless.length === 0 ? [] : [[words.unknown, words.place.unknown, named(placeless), '']]),
      ],
    ),
  ];
}

function unseen(story: Story): string[] {
  const { words } = story;
  const { bound, groups, sentences } = unseenOf(story);
  return [
    `## ${words.sections.unseen}`,
    '',
    md`${words.unseen.intro(bound)}`.text,
    '',
    ...groups.map(({ heading: title, names }) => md`- ${title}: ${names}`.text),
    ...sentences.map((each) => md`- ${each}`.text),
  ];
}

function sources({ examination, words }: Story): string[] {
  const { captures, tables, tool } = examination;
  return [
    `## ${words.sections.sources}`,
    '',
    ...captures
      .slice(0, MOST_HOSTS)
      .map(({ file, sha256 }) => md`- ${code(file)}: SHA-256 ${code(sha256)}`.text),
    ...(captures.length > MOST_HOSTS ? [`- ${words.more(captures.length - MOST_HOSTS)}`] : []),
    // The licence of DB-IP Lite asks for the link.
    ...tables.map(({ name, date, sha256 }) =>
      name.startsWith('DB-IP')
        ? md`- ${name} ([db-ip.com](https://db-ip.com), CC BY 4.0), ${date}: SHA-256 ${code(sha256)}`.text
        : md`- ${name}, ${date}: SHA-256 ${code(sha256)}`.text,
    ),
    md`- ${words.sources.caseHash}: SHA-256 ${code(examination.case.sha256)}`.text,
    `- ${words.sources.tool}: telltale ${md`${tool.version}`.text}`,
  ];
}
