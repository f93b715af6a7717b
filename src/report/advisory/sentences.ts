import { kindRow } from '../../case/index.ts';
import { count } from '../amount.ts';
import type { Advisory } from './advise.ts';
import { dayOf } from './day.ts';
import type { AdvisoryIssue, IssueStatus, IssueTold } from './issue.ts';
import { placeText } from './place.ts';
import { type Product, productName, SETUP_WORDS } from './product.ts';

/** Every sentence of an advisory that is not somebody's own: none names a value. */

export function modelOf({ products }: Pick<Advisory, 'products'>): string {
  const [first] = products;
  return first === undefined ? 'the device' : `${first.vendor} ${first.model}`;
}

export function titleOf(advisory: Advisory): string {
  const { file, issues } = advisory;
  if (file.title !== undefined) return file.title;
  const model = modelOf(advisory);
  return issues.length === 0
    ? `${model}: what a test saw it send`
    : `${model}: personal data sent in ways that ${issues.length === 1 ? 'a rule forbids' : 'rules forbid'}`;
}

/** What of all issues was sent, by kinds: `IMEI, own phone number and contact's number`. */
export function kindsTold(issues: readonly AdvisoryIssue[]): string[] {
  return [...new Set(issues.flatMap(({ told }) => told.map(({ kind }) => kindRow(kind).title)))].sort();
}

export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** One paragraph: who tested what, when, and what was seen. */
export function summaryText(advisory: Advisory): string {
  const { tests, issues, products } = advisory;
  const days = [...new Set(tests.flatMap(({ from, to }) => [dayOf(from), dayOf(to)]))].sort();
  const span = days.length === 1 ? `on ${days[0]}` : `from ${days[0]} to ${days.at(-1)}`;
  const builds = [...new Set(products.map(({ build }) => build))];
  const tested = `A ${modelOf(advisory)} was tested ${span} (${count(tests.length, 'test')}; ${builds.length === 1 ? 'build' : 'builds'} ${listed(builds)}).`;
  if (issues.length === 0)
    return `${tested} Nothing was seen that a rule forbids, as far as could be looked: see what could not be seen.`;
  const hosts = [...new Set(issues.flatMap(({ told }) => told.map(({ host }) => host)))].sort();
  const kinds = kindsTold(issues);
  const what = kinds.length === 0 ? 'traffic that a rule forbids' : listed(kinds);
  return `${tested} What was seen to leave or come back in ways that a rule forbids: ${what}; with ${listed(hosts) || 'the destinations named below'}. Which build tells what, and what was fixed, stands below for each.`;
}

export function statusWords(status: IssueStatus['status']): string {
  switch (status) {
    case 'known_affected':
      return 'affected';
    case 'fixed':
      return 'fixed';
    case 'under_investigation':
      return 'not settled';
    case 'known_not_affected':
      return 'not affected';
    default:
      return status satisfies never;
  }
}

export function productNamed(advisory: Pick<Advisory, 'products'>, id: string): string {
  const product = advisory.products.find((each) => each.id === id);
  return product === undefined ? id : productName(product);
}

/** Sentences of findings begin with the name of a kind, which may be in small letters, and end without a point. */
export function sentence(clause: string): string {
  const whole = /[.!?]$/.test(clause) ? clause : `${clause}.`;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}`;
}

/** Of a title amid a sentence; abbreviations keep theirs. */
export function withoutCapital(title: string): string {
  return /^[A-Z](?:[a-z]| )/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}

/** What a status rests on. */
export function statusText(
  { product, status, because }: IssueStatus,
  advisory: Pick<Advisory, 'products'>,
): string {
  return [`${productNamed(advisory, product)}: ${statusWords(status)}.`, ...because.map(sentence)].join(' ');
}

/** `IMEI (imei1)`. */
export function whatText({ kind, identifier }: Pick<IssueTold, 'kind' | 'identifier'>): string {
  return `${kindRow(kind).title} (${identifier})`;
}

export function whereText({ host, places, unplaced, owner, party }: IssueTold): string {
  const whose =
    party === 'first' ? "the controller's" : party === 'third' ? "not the controller's" : 'party unknown';
  const place = places.length > 0 ? places.map(placeText).join('; ') : (unplaced ?? 'not placed');
  return `${host} (${whose}); ${place}${owner === null ? '' : `; ${owner}`}`;
}

export function howText({ transport, stood, direction }: IssueTold): string {
  return `${direction === 'request' ? 'sent' : 'sent back'} ${transport === 'tls' ? 'over TLS' : 'without TLS'}, ${stood}`;
}

export function vendorText({ file, products }: Pick<Advisory, 'file' | 'products'>): string {
  const { vendor, disclosure } = file;
  const name = vendor.name ?? products[0]?.vendor ?? 'The vendor';
  const asked =
    vendor.asked === undefined
      ? vendor.answered === undefined
        ? `${name} has not been asked yet: ${vendor.notAsked}`
        : null
      : `${name} was asked on ${dayOf(vendor.asked)}`;
  const answered =
    vendor.answered === undefined
      ? vendor.asked === undefined
        ? ''
        : '; none yet: there is no answer'
      : `${asked === null ? `${name}` : '; it'} answered on ${dayOf(vendor.answered)}${vendor.disputes === true ? ' and disputes it' : ''}${vendor.ownWords === false ? `, in our words: ${vendor.response}` : `: “${vendor.response}”`}`;
  const fix =
    disclosure?.fixAnnounced === undefined ? '' : ` It announced a fix on ${dayOf(disclosure.fixAnnounced)}.`;
  return `${asked ?? ''}${answered}${/[.!?]”?$/.test(answered) ? '' : '.'}${fix}`;
}

export function reportedText({
  by,
  at,
  says,
  url,
  read,
  build,
}: Advisory['file']['reported'][number]): string {
  return `Reported by ${by}, ${dayOf(at)}${build === undefined ? '' : `, build ${build}`}; read on ${dayOf(read)}; not reproduced here: ${says}${url === undefined ? '' : ` (${url})`}`;
}

export function proceedingText(each: Advisory['file']['proceedings'][number]): string {
  const { authority, opened, question, status, outcome, closed, read } = each;
  const ended = closed === undefined ? '' : ` on ${dayOf(closed)}`;
  return `${authority}, since ${dayOf(opened)}: ${question} ${status === 'open' ? 'Open' : `Closed${ended}`}, as of ${dayOf(read)}.${outcome === undefined ? '' : ` Outcome: ${outcome}`}`;
}

export function exposureText(each: Advisory['file']['exposure'][number]): string {
  const { devices, what, market, source, at } = each;
  return `${devices.toLocaleString('en')} ${what}${market === undefined ? '' : `, in ${market}`}, as of ${dayOf(at)}, by ${source}.`;
}

export function siblingText({ model, says }: Advisory['file']['siblings'][number]): string {
  return `${model}: not tested.${says === undefined ? '' : ` ${says}`}`;
}

/**
 * A build that was tested only on phones that were new or reset: who has it by an update alone must not take what is said of
 * those for their own.
 */
export function untestedSetups({ products }: Pick<Advisory, 'products'>): string[] {
  const known = Map.groupBy(products, ({ build }) => build);
  const isAlone = (those: readonly Product[]) => those.every(({ setup }) => setup === 'reset');
  return [...known].flatMap(([build, those]) =>
    isAlone(those) ? [`Build ${build} ${SETUP_WORDS.kept} (updated, not reset): not tested.`] : [],
  );
}

/** What somebody has to look at: no rule says that it is wrong, and none that it is right. */
export function toReview({ tests }: Pick<Advisory, 'tests'>): string[] {
  return [
    ...new Set(
      tests.flatMap(({ examination }) =>
        examination.findings
          .filter(({ outcome }) => outcome === 'review')
          .map(({ because }) => sentence(because)),
      ),
    ),
  ];
}

export const DISCLAIMER =
  'This advisory says what tests have seen under the conditions that it names, and no more. That something was not seen does not mean that it does not happen. Whether it was agreed to, whether it was secured in transit, whether it was true to what was claimed, and whether it was lawful are different questions; the last is not answered here. What others report or decide stands here as theirs.';
