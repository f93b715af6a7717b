import { type Axis, type Finding, governingServices } from '../../judge/index.ts';
import { type Change, compare } from '../../recheck/index.ts';
import type { IssueStatus, ProductStatus } from './issue.ts';
import { placeless } from './placeless.ts';
import type { Product } from './product.ts';
import { sentence } from './sentences.ts';
import type { AdvisoryTest } from './test-of.ts';

/*
 * What may be said of a product that an issue was not seen on. Fixed is said only where everything that the issue rests on
 * was tried again with as much in sight, as comparing has it, and, of what was sent without agreement, where it still was
 * not agreed to: that it leaves after a yes says nothing of what it does before. Of everything else, such as that it was sent
 * unprotected or beside another identifier, with on what was on: what sends nothing while it is off may send it as before once it
 * is on. All else stays under investigation.
 */

export interface IssueEvidence {
  readonly axis: Axis | null;
  readonly findings: readonly { readonly test: AdvisoryTest; readonly finding: Finding }[];
}

export function statusesOf(
  issue: IssueEvidence,
  products: readonly Product[],
  tests: readonly AdvisoryTest[],
): IssueStatus[] {
  return products.map(({ id }) => statusOf(issue, id, tests));
}

function statusOf(issue: IssueEvidence, product: string, tests: readonly AdvisoryTest[]): IssueStatus {
  const own = issue.findings.filter(({ test, finding }) => productOfFinding(test, finding) === product);
  if (own.length > 0) return { product, status: 'known_affected', because: conditionsOf(own) };
  const affected = [...new Set(issue.findings.map(({ test }) => test))];
  const looked = tests.filter(({ productOf }) => [...productOf.values()].includes(product));
  const verdicts = affected.map((before) => settledBy(issue, before, { product, looked }));
  const open = verdicts.filter(({ status }) => status === 'under_investigation');
  const status: ProductStatus =
    open.length > 0
      ? 'under_investigation'
      : verdicts.some((each) => each.status === 'fixed')
        ? 'fixed'
        : 'known_not_affected';
  // What came later is what shows it fixed; an earlier test beside it says the same.
  const because = verdicts.filter((each) => each.status === status).flatMap((each) => each.because);
  return { product, status, because: [...new Set(because)] };
}

/** In which phases it was seen, with what was on and agreed to then: elsewhere the same product may be well. */
function conditionsOf(findings: IssueEvidence['findings']): string[] {
  const phases = findings.flatMap(({ test, finding }) => {
    const phase = test.examination.phases.find(({ id }) => id === finding.phase);
    if (phase === undefined) return [];
    const states = Object.keys({ ...phase.services, ...phase.consent }).map((service) => {
      const agreed = phase.consent[service];
      const state = phase.services[service];
      return `${service}${state === undefined ? '' : ` ${state}`}${agreed === undefined ? '' : `, ${agreed.replace('-', ' ')}`}`;
    });
    return [`Seen in ${phase.id}${states.length === 0 ? '' : ` (${states.join('; ')})`}`];
  });
  return [...new Set(phases)];
}

/** The product that a finding is about; of one without a phase, that of its test where it has only one. */
export function productOfFinding({ productOf }: AdvisoryTest, { phase }: Finding): string | null {
  if (phase !== null) return productOf.get(phase) ?? null;
  const all = new Set(productOf.values());
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

interface Verdict {
  readonly status: ProductStatus;
  readonly because: readonly string[];
}

interface Looked {
  readonly product: string;
  readonly looked: readonly AdvisoryTest[];
}

/** The first test of the product that settles what was seen in one affected test; else what all of them left open. */
function settledBy(issue: IssueEvidence, before: AdvisoryTest, { product, looked }: Looked): Verdict {
  const open: string[] = [];
  for (const after of looked) {
    if (after === before) {
      open.push(
        'one examination holds both builds, and only two examinations can be held against each other',
      );
      continue;
    }
    const left = leftOpen(issue, before, { after, product });
    if (left.because.length > 0) {
      if (left.isOpen) {
        open.push(...left.because);
        continue;
      }
      return {
        status: after.to >= before.to ? 'fixed' : 'known_not_affected',
        because: left.because,
      };
    }
    open.push('nothing that it rests on can be held against another test');
  }
  return { status: 'under_investigation', because: [...new Set(open)] };
}

interface Against {
  readonly after: AdvisoryTest;
  readonly product: string;
}

/** What a later test leaves open of what was seen before, or, where nothing, what settles it. */
function leftOpen(
  { axis, findings }: IssueEvidence,
  before: AdvisoryTest,
  { after, product }: Against,
): { readonly isOpen: boolean; readonly because: readonly string[] } {
  const own = findings.filter(({ test }) => test === before).map(({ finding }) => finding);
  const sightings = new Set(own.flatMap((finding) => finding.sightings));
  const changes = changesBetween(before, after).filter(({ before: was }) =>
    was?.sightings.some((id) => sightings.has(id)),
  );
  const isRestOn = own.every((finding) => finding.sightings.length > 0);
  if (!isRestOn || changes.length === 0) return { isOpen: true, because: [] };
  const unsettled = changes.filter((change) => !isSettled(change, axis));
  if (unsettled.length > 0)
    return {
      isOpen: true,
      because: inOrder(
        unsettled.map(({ because }) => placeless(because)),
        before,
        after,
      ),
    };
  const lacking =
    axis === 'agreed'
      ? agreedSince(own, before, { after, product })
      : changes.some(({ kind }) => kind === 'fixed')
        ? onSince(own, before, { after, product })
        : null;
  return lacking === null
    ? {
        isOpen: false,
        because: inOrder(
          changes.map(({ because }) => placeless(because)),
          before,
          after,
        ),
      }
    : { isOpen: true, because: inOrder([lacking], before, after) };
}

/** Comparing says “still” and “any more”; of a test that was done before the affected one that would turn time around. */
function inOrder(because: readonly string[], before: AdvisoryTest, after: AdvisoryTest): readonly string[] {
  return after.to >= before.to
    ? because
    : [`it was tested earlier; as if it had come later: ${because.map(sentence).join(' ')}`];
}

function isSettled({ kind }: Change, axis: Axis | null): boolean {
  if (kind === 'fixed') return true;
  // It still leaves; that it is better protected answers the question whether it was secured, and no other.
  return axis === 'secured' && kind === 'obfuscated';
}

/** Comparing two examinations takes long where they are long, and every issue asks for the same two. */
const compared = new WeakMap<object, WeakMap<object, readonly Change[]>>();

function changesBetween(before: AdvisoryTest, after: AdvisoryTest): readonly Change[] {
  const known = compared.get(before.examination) ?? new WeakMap<object, readonly Change[]>();
  compared.set(before.examination, known);
  const changes = known.get(after.examination) ?? compare(before.examination, after.examination);
  known.set(after.examination, changes);
  return changes;
}

/** Null where a phase of the later test was without the agreement that was lacking before; else why that says nothing. */
function agreedSince(
  findings: readonly Finding[],
  before: AdvisoryTest,
  { after, product }: Against,
): string | null {
  const phases = after.phases.filter(({ id }) => after.productOf.get(id) === product);
  for (const { phase } of findings) {
    const was = before.phases.find(({ id }) => id === phase);
    if (was === undefined) continue;
    const lacking = Object.keys(was.consent).filter((service) => was.consent[service] !== 'granted');
    const isLackedAgain = phases.some((each) =>
      lacking.every((service) => each.consent[service] !== undefined && each.consent[service] !== 'granted'),
    );
    if (!isLackedAgain)
      return `it was tested again only with agreement to ${lacking.join(', ')}, which says nothing of the time before anyone agrees`;
  }
  return null;
}

/** Null where a phase of the later test had on what was on before; else why that says nothing of what is sent. */
function onSince(
  findings: readonly Finding[],
  before: AdvisoryTest,
  { after, product }: Against,
): string | null {
  const phases = after.phases.filter(({ id }) => after.productOf.get(id) === product);
  for (const { phase, destination } of findings) {
    const was = before.phases.find(({ id }) => id === phase);
    if (was === undefined) continue;
    const asked = governingServices({ destination }, before.examination).map(({ id }) => id);
    const on = asked.filter((service) => was.services[service] === 'on');
    if (on.length > 0 && !phases.some(({ services }) => on.every((service) => services[service] === 'on')))
      return `it was tested again only with ${on.join(', ')} off, which says nothing of what is sent, and how, once that is on`;
  }
  return null;
}
