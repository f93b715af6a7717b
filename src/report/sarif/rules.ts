import { builtInRules, type ClaimVerdict, type Examination, type Rule, told } from '../../judge/index.ts';
import { RULE_WORDS } from './rule-words.ts';
import { sarifText } from './sarif-text.ts';

/** Of several examinations, what can stand in one report. */
type Spoken = Pick<Examination, 'findings' | 'claims'>;

export interface SarifRule {
  readonly id: string;
  /** Of the taxonomy; null where none fits. */
  readonly cwe: string | null;
  /** The rule as a reportingDescriptor (SARIF 2.1.0 §3.49), but for its relationships. */
  readonly descriptor: Readonly<Record<string, unknown>>;
}

/** The rule that a claim's results go by. */
export function claimRule(claim: string): string {
  return `claim:${claim}`;
}

/** Every rule that can speak: those built in, those of a policy that found something, and a rule for each claim. */
export function sarifRules(examinations: readonly Spoken[]): SarifRule[] {
  const builtIn = [...builtInRules, told];
  const known = new Set(builtIn.map(({ id }) => id));
  const others = examinations
    .flatMap(({ findings }) => findings.map(({ rule }) => rule))
    .filter((rule) => !known.has(rule));
  const claims = new Map(
    examinations.toReversed().flatMap(({ claims: own }) => own.map((claim) => [claim.id, claim] as const)),
  );
  return [
    ...builtIn.map(builtInRule),
    ...[...new Set(others)].sort().map(otherRule),
    ...[...claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(ruleOfClaim),
  ];
}

function builtInRule(rule: Rule): SarifRule {
  const { id, title, axis, dpv = [] } = rule;
  const [cwe, masvs] = [rule.cwe ?? null, rule.masvs ?? null];
  const { level = 'warning', description = title } = RULE_WORDS[id] ?? {};
  const page = `docs/judge/rules/${id}.md`;
  return {
    id,
    cwe,
    descriptor: {
      id,
      shortDescription: { text: `${title}.` },
      fullDescription: { text: description },
      help: helpOf(page, 'what it asks, when it speaks, and what it cannot see'),
      defaultConfiguration: { level },
      properties: {
        page,
        axis,
        ...(cwe === null ? {} : { cwe }),
        ...(masvs === null ? {} : { masvs }),
        ...(dpv.length === 0 ? {} : { dpv }),
        tags: tagsOf(cwe, masvs),
      },
    },
  };
}

function otherRule(id: string): SarifRule {
  return {
    id,
    cwe: null,
    descriptor: {
      id,
      shortDescription: { text: sarifText(`The rule ${id} of the policy that the case names.`) },
      fullDescription: { text: 'A rule of somebody’s own; each result says why it was set.' },
      help: helpOf('docs/formats/policy.md', 'how rules of one’s own are written'),
      defaultConfiguration: { level: 'warning' },
      properties: { page: 'docs/formats/policy.md', tags: tagsOf(null, null) },
    },
  };
}

function ruleOfClaim({ id, text, said }: ClaimVerdict): SarifRule {
  return {
    id: claimRule(id),
    cwe: null,
    descriptor: {
      id: claimRule(id),
      shortDescription: { text: sarifText(`Is it true: ${text}`) },
      fullDescription: { text: sarifText(`Said by ${said.by}, ${said.when} (${said.where}): ${text}`) },
      help: helpOf('docs/judge/claims.md', 'what each verdict needs, and what it cannot say'),
      defaultConfiguration: { level: 'warning' },
      properties: { page: 'docs/judge/claims.md', axis: 'claimed', tags: ['privacy', 'claim'] },
    },
  };
}

/** The page ships with the package. `helpUri` (§3.49.12) would have to be absolute. */
function helpOf(page: string, about: string) {
  return {
    text: `See ${page} in the package telltale: ${about}.`,
    markdown: `See \`${page}\` in the package \`telltale\`: ${about}.`,
  };
}

/** `external/cwe/cwe-319` is what GitHub reads a weakness from. */
function tagsOf(cwe: string | null, masvs: string | null): string[] {
  return [
    'privacy',
    ...(cwe === null ? [] : [`external/cwe/${cwe.toLowerCase()}`]),
    ...(masvs === null ? [] : [masvs]),
  ];
}
