import type { Claim } from '../src/case/index.ts';
import { builtInClaims, loadClaims } from '../src/run/index.ts';
import { table } from './table.ts';

/** The page of the built-in claims, from their files. */
export function ledgerPage(): string {
  return `# Claims that ship with the tool

<!-- Generated from claims/*.yaml by \`npm run generate\`. -->

Who said what, when, and what is held against it. A case names one of these lists (\`claims: xiaomi-2014\`) or brings
[its own](formats/claims.md); [how they are judged](judge/claims.md) has its own page. Words in quotation marks are the
speaker's; all others are ours.

${builtInClaims.map((name) => section(name, loadClaims(name))).join('\n\n')}
`;
}

function section(name: string, claims: readonly Claim[]): string {
  const rows = claims.map((claim) => [
    `\`${claim.id}\``,
    `${claim.said.by}, ${claim.said.when} (${claim.said.where})`,
    claim.isQuote ? `“${claim.text}”` : claim.text,
    testOf(claim),
  ]);
  return `## \`${name}\`\n\n${table(['claim', 'said', 'what was said', 'what is tested'], rows)}`;
}

function testOf({ parts, scope, untestable }: Claim): string {
  const predicates = parts.map(({ predicate }) => `\`${Object.keys(predicate)[0]}\``);
  const limits = Object.entries(scope).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  return [
    ...(predicates.length === 0 ? [] : [predicates.join(' and ')]),
    ...(limits.length === 0 ? [] : [`made for: ${limits.join('; ')}`]),
    ...(untestable === null ? [] : [`untestable: ${untestable}`]),
  ].join('; ');
}
