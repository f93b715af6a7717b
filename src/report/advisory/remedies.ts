import type { AdvisoryFile } from '../../case/index.ts';
import { blockListOf } from './block-list.ts';
import { momentOf } from './day.ts';
import { type AdvisoryIssue, productsWith } from './issue.ts';
import { type Product, SETUP_WORDS } from './product.ts';
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

/** Not to use the thing is no remedy: whoever can follow it needed no advisory. */
export const ONLY_NOT_TO_USE =
  /\b(?:(?:do|does|should|must|shall) not (?:use|buy|carry)|don.t (?:use|buy|carry)|(?:refrain|abstain) from (?:using|buying|carrying)|(?:stop|avoid|cease|discontinue) (?:using|buying|carrying|the use)|(?:return|discard|destroy|get rid of) (?:the|your) (?:phone|handset|device))/i;

export const isRemedy = ({ details }: Pick<Remedy, 'details'>) => !ONLY_NOT_TO_USE.test(details);

interface Known {
  readonly products: readonly Product[];
  readonly tests: readonly AdvisoryTest[];
  readonly file: AdvisoryFile;
}

/** What to do against an issue where it is known to affect something. */
export function remediesFor(issue: AdvisoryIssue, { products, tests, file }: Known): Remedy[] {
  // What is not settled is best treated as what is affected.
  const affected = [...productsWith(issue, 'known_affected'), ...productsWith(issue, 'under_investigation')];
  if (affected.length === 0) return [];
  return [
    ...fixesFor(issue, { products, affected, tests }),
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
  readonly products: readonly Product[];
  readonly affected: readonly string[];
  readonly tests: readonly AdvisoryTest[];
}

/** A build on which a test has shown it fixed, with what else it takes. */
function fixesFor(issue: AdvisoryIssue, { products, affected, tests }: FixKnown): Remedy[] {
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
    const basis = product.setup === null ? '' : ` ${SETUP_WORDS[product.setup]}`;
    const details = `Install build ${product.build}${reset}. A test of that build${basis} has shown it fixed.${only}`;
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
              details: `If build ${product.build} is installed already, reset the phone to factory state ${ERASES}. A test after a reset has shown it fixed.`,
              basis: 'tested' as const,
              url: null,
              products: resets.map(({ id }) => id),
            },
          ]),
    ];
  });
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
