import { builtInRules } from '../../judge/index.ts';
import { type AdvisoryIssue, isFault } from './issue.ts';
import type { Product } from './product.ts';
import { factsOf, gravest, SEVERITY_ROWS, type Severity, severityOf } from './severity.ts';
import { statusesOf } from './status-of.ts';
import type { AdvisoryTest } from './test-of.ts';
import { toldOf } from './told-of.ts';

/** One issue for each rule that a test has seen broken, the gravest first. */
export function issuesOf(
  tests: readonly AdvisoryTest[],
  products: readonly Product[],
): readonly AdvisoryIssue[] {
  const found = tests.flatMap((test) =>
    test.examination.findings.filter(isFault).map((finding) => ({ test, finding })),
  );
  const issues = [...Map.groupBy(found, ({ finding }) => finding.rule)].map(
    ([rule, findings]): Omit<AdvisoryIssue, 'id'> => {
      const { axis, cwe } = (findings[0] as (typeof found)[number]).finding;
      const known = builtInRules.find(({ id }) => id === rule);
      return {
        rule,
        title: known?.title ?? `Against the rule ${rule} of the case's policy`,
        axis,
        cwe,
        severity: severityIn(findings),
        findings,
        told: tests.flatMap((test) =>
          toldOf(
            test,
            findings.filter((each) => each.test === test).map(({ finding }) => finding),
          ),
        ),
        statuses: statusesOf({ axis, findings }, products, tests),
      };
    },
  );
  const rank = ({ severity, rule }: Omit<AdvisoryIssue, 'id'>) =>
    `${SEVERITY_ROWS.findIndex(({ id }) => id === severity.row)} ${rule}`;
  return issues
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((issue, index) => ({ id: `ISS-${index + 1}`, ...issue }));
}

/** Of all sightings that these rest on, the gravest by what they say together. */
export function severityIn(findings: AdvisoryIssue['findings']): Severity {
  const severities = [...Map.groupBy(findings, ({ test }) => test)].map(([{ examination }, own]) => {
    const rules = new Map<string, Set<string>>();
    for (const { finding } of own)
      for (const id of finding.sightings) {
        const known = rules.get(id) ?? new Set();
        rules.set(id, known.add(finding.rule));
      }
    return severityOf(
      examination.sightings.flatMap(({ id, kind }) => {
        const broken = rules.get(id);
        return broken === undefined ? [] : [factsOf(kind, broken)];
      }),
    );
  });
  return gravest(severities) ?? severityOf([]);
}
