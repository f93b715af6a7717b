import type { AdvisoryFile } from '../../case/index.ts';
import { blockListOf } from './block-list.ts';
import { momentOf } from './day.ts';
import { type AdvisoryIssue, type ProductStatus, productsWith } from './issue.ts';
import { type Product, SETUP_WORDS } from './product.ts';
import { asRead, inWords } from './prose.ts';
import { withoutCapital } from './sentences.ts';
import type { AdvisoryTest } from './test-of.ts';

/** Something to do, in the words of CSAF 2.0 §3.2.3.12. */
export interface Remedy {
  readonly category: 'vendor_fix' | 'mitigation' | 'workaround';
  readonly does: 'update' | 'reset' | 'switch-off' | 'other' | 'block';
  readonly details: string;
  /** Whether a test shows that it helps. */
  readonly basis: 'tested' | 'vendor' | 'untested';
  readonly url: string | null;
  /** Ids of products that it is for. */
  readonly products: readonly string[];
}

const PHONE = '(?:(?:the|your|this|these|that|such|any) )?(?:phones?|handsets?|devices?|smartphones?)';

/** Not to use the thing is no remedy: whoever can follow it needed no advisory. */
const NOT_TO_USE = new RegExp(
  [
    '\\b(?:do|does|should|must|shall|may|can) not (?:use|buy|carry|switch it on|turn it on|connect (?:it|the|your|this)\\b)',
    '\\bdon.t (?:use|buy|carry)',
    '\\bnot to (?:use|buy|carry)\\b',
    '\\bnever (?:use|buy|carry)\\b',
    '\\b(?:refrain|abstain) from (?:using|buying|carrying|use|the use|any use)\\b',
    '\\b(?:advised?|advice|recommend(?:ed)?|warned?) against (?:using|buying|carrying|use|the use)\\b',
    `\\b(?:stop|avoid|cease|discontinue|quit|end) (?:using|buying|carrying|use\\b|the use|all use|${PHONE}\\b)`,
    '\\b(?:the )?use (?:of [^.]{0,40})?(?:is|was|are|were) (?:prohibited|banned|forbidden|not allowed)',
    `\\b(?:return|discard|destroy|get rid of|replace|surrender|hand in|throw away) ${PHONE}\\b`,
    '\\b(?:use|buy|get|take) (?:another|a different) (?:phone|handset|device)\\b',
    `\\b(?:switch|turn|power) (?:off ${PHONE}\\b(?! \\w)|${PHONE} off|it off (?:for good|for ever|altogether))`,
    `\\bleave ${PHONE} (?:at home|behind|off)\\b`,
    '\\b(?:remove|take out) the battery\\b',
  ].join('|'),
  'iu',
);

/** Words that tell nobody what to do. */
const NOTHING_TO_DO =
  /^\W*(?:none|nothing|no (?:mitigation|workaround|action|fix)\b.*|n\/?a|tbd|unknown|be (?:careful|aware|vigilant)|(?:a?wait|wait for) .{0,40}|see .{0,10})?\W*$/iu;

/** Whether an instruction is none that mends anything. */
export const isNoRemedy = (says: string): boolean => {
  const text = inWords(asRead(says));
  return NOT_TO_USE.test(text) || NOTHING_TO_DO.test(text);
};

/** What is none of update, reset, switching off or keeping back counts for nothing by itself: nobody can tell what it mends. */
export const isRemedy = ({ details, does }: Pick<Remedy, 'details' | 'does'>) =>
  does !== 'other' && !isNoRemedy(details);

interface Known {
  /** All of the advisory: what an update fixes is told with what it does not. */
  readonly issues: readonly AdvisoryIssue[];
  readonly products: readonly Product[];
  readonly tests: readonly AdvisoryTest[];
  readonly file: AdvisoryFile;
}

/** What to do against an issue where it is known to affect something. */
export function remediesFor(issue: AdvisoryIssue, { issues, products, tests, file }: Known): Remedy[] {
  // What is not settled is best treated as what is affected.
  const affected = [...productsWith(issue, 'known_affected'), ...productsWith(issue, 'under_investigation')];
  if (affected.length === 0) return [];
  return [
    ...fixesFor(issue, { issues, products, affected, tests }),
    ...file.mitigations.map(
      ({ does, says, basis, build, url }): Remedy => ({
        category: does === 'update' ? 'vendor_fix' : does === 'other' ? 'workaround' : 'mitigation',
        does,
        details: `${says}${build === undefined ? '' : ` (build ${build})`}${BASIS[basis]}`,
        basis,
        url: url ?? null,
        products: affected,
      }),
    ),
    ...blocking(issue, { tests, affected }),
  ];
}

const ERASES = '(this erases it: save first what you need)';

const BASIS: { readonly [Name in Remedy['basis']]: string } = {
  tested: ' [the publisher says that it was tested]',
  vendor: ' [the vendor says so; not tested here]',
  untested: ' [not tested]',
};

interface FixKnown {
  readonly issues: readonly AdvisoryIssue[];
  readonly products: readonly Product[];
  readonly affected: readonly string[];
  readonly tests: readonly AdvisoryTest[];
}

/** A build on which a test has shown it fixed, with what else it takes. */
function fixesFor(issue: AdvisoryIssue, { issues, products, affected, tests }: FixKnown): Remedy[] {
  const fixed = products.filter(({ id }) => productsWith(issue, 'fixed').includes(id));
  return fixed.flatMap((product): Remedy[] => {
    const builds = products.filter(
      ({ id, build }) =>
        affected.includes(id) && build !== product.build && !isOlder(product.build, build, tests),
    );
    const resets = products.filter(
      ({ id, build }) => affected.includes(id) && build === product.build && product.setup === 'reset',
    );
    const reset = product.setup === 'reset' ? ` and reset the phone to factory state ${ERASES}` : '';
    const only = !resets.some(({ id }) => productsWith(issue, 'known_affected').includes(id))
      ? ''
      : ' The build alone is not enough: without the reset a test saw it affected.';
    const shown = shownFixed(product.id, issues);
    const basis =
      product.setup === 'reset'
        ? 'after both'
        : `of that build${product.setup === null ? '' : ` ${SETUP_WORDS[product.setup]}`}`;
    const details = `Install build ${product.build}${reset}. A test ${basis} ${shown}${only}`;
    return [
      ...(builds.length === 0
        ? []
        : [
            {
              category: 'vendor_fix' as const,
              does: 'update' as const,
              details,
              basis: 'tested' as const,
              url: null,
              products: builds.map(({ id }) => id),
            },
          ]),
      ...(resets.length === 0
        ? []
        : [
            {
              category: 'mitigation' as const,
              does: 'reset' as const,
              details: `If build ${product.build} is installed already, reset the phone to factory state ${ERASES}. A test after a reset ${shown}`,
              basis: 'tested' as const,
              url: null,
              products: resets.map(({ id }) => id),
            },
          ]),
    ];
  });
}

/** What a test has shown of a product, in one sentence for all issues: who reads of one fixed takes all for it. */
function shownFixed(product: string, issues: readonly AdvisoryIssue[]): string {
  const titles = (status: ProductStatus) =>
    issues
      .filter((issue) => productsWith(issue, status).includes(product))
      .map(({ title }) => withoutCapital(title))
      .join('; ');
  const affected = titles('known_affected');
  const isOpen = titles('under_investigation') !== '';
  if (affected === '' && !isOpen) return 'has shown it fixed.';
  return [
    `has shown fixed: ${titles('fixed')}.`,
    ...(affected === '' ? [] : [`Not fixed by it: ${affected}.`]),
    ...(isOpen ? ['Not shown to be fixed by it: all else.'] : []),
  ].join(' ');
}

/** Whether a case says that a build came out before another: to install it would be no update. */
function isOlder(build: string, than: string, tests: readonly AdvisoryTest[]): boolean {
  const known = tests.flatMap(({ examination }) => examination.case.builds ?? []);
  const day = (name: string, field: 'released' | 'releasedBefore') =>
    known.find((each) => each.id === name && each[field] !== undefined)?.[field];
  const own = day(build, 'released') ?? day(build, 'releasedBefore');
  const other = day(than, 'released');
  return own !== undefined && other !== undefined && momentOf(own) < momentOf(other);
}

/** What a network may keep back, with what else stops working then. */
function blocking(
  issue: AdvisoryIssue,
  { tests, affected }: { tests: readonly AdvisoryTest[]; affected: readonly string[] },
): Remedy[] {
  const { hosts, addresses } = blockListOf([issue]);
  if (hosts.length + addresses.length === 0) return [];
  const services = new Set(
    tests.flatMap(({ examination }) =>
      examination.case.services
        .filter((service) =>
          (service.hosts ?? []).some((name) =>
            hosts.some((host) => host === name || host.endsWith(`.${name}`)),
          ),
        )
        .map(({ title }) => title),
    ),
  );
  const cost =
    services.size === 0
      ? 'What else goes to them stops too.'
      : `${[...services].sort().join(' and ')} will stop working, or work in part.`;
  const names = hosts.length === 0 ? addresses : hosts;
  return [
    {
      category: 'mitigation',
      does: 'block',
      details: `On networks that you run, keep back what goes to ${names.join(', ')}: lists for DNS, nft and Suricata come with this advisory. ${cost} It does not help on other networks, such as mobile data. [not tested]`,
      basis: 'untested',
      url: null,
      products: affected,
    },
  ];
}
