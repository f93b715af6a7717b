import { hasReservedNumbers } from './canary/phone-number.ts';
import type { Identifier } from './case-file.ts';

/** What the head of a case file says. */
export interface CaseHead {
  readonly title: string;
  /** ISO 3166-1 alpha-2, or null. */
  readonly market: string | null;
}

/** An identity as a case file to go on from: YAML with every value in quotes, planted values first. */
export function caseFileText(identity: readonly Identifier[], { title, market }: CaseHead): string {
  const planted = identity.filter(({ fixed }) => !fixed);
  const fixed = identity.filter((identifier) => identifier.fixed);
  return [
    'telltale: case/1',
    `title: ${JSON.stringify(title)}`,
    ...(market === null ? [] : [`device: { market: ${JSON.stringify(market)} }`]),
    'identity:',
    ...heading(planted, ['To plant on the phone before the test.', ...numberWarning(market)]),
    ...planted.map(caseEntry),
    ...heading(fixed, [
      "The phone's and the SIM's own: put the real values here, and take out what the phone does not have.",
    ]),
    ...fixed.map(caseEntry),
    '',
  ].join('\n');
}

function heading(under: readonly Identifier[], sentences: readonly string[]): string[] {
  return under.length === 0 ? [] : sentences.map((sentence) => `  # ${sentence}`);
}

function numberWarning(market: string | null): string[] {
  return hasReservedNumbers(market)
    ? []
    : [
        "This market keeps no telephone numbers for fiction: these may be somebody's. Never call or text them.",
      ];
}

/** A line of an identity. JSON in a flow map is YAML too, and says by its quotes what is text. */
export function caseEntry({ id, kind, value, fixed }: Identifier): string {
  const written =
    typeof value === 'string'
      ? JSON.stringify(value)
      : `[${value.map((text) => JSON.stringify(text)).join(', ')}]`;
  return `  - { id: ${JSON.stringify(id)}, kind: ${kind}, value: ${written}${fixed ? ', fixed: true' : ''} }`;
}
