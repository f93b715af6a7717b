import { listed } from '../listed.ts';
import type { ResidencyOutcome, ResidencyVerdict } from './residency-verdict.ts';
import { ONWARD } from './server-words.ts';

/**
 * What becomes of the promise as a whole. One breach refutes it, though only for one service or month. It is upheld
 * only where every service is, in every market that it was made to: a month in which a service was not used is no gap,
 * but a service that was never seen when it was due is, and a market that nobody looked from leaves it `partly`.
 */
export function residencyOutcome(rows: readonly ResidencyVerdict[]): {
  readonly verdict: ResidencyOutcome;
  readonly because: string;
} {
  const named = (some: readonly ResidencyVerdict[]) =>
    [
      ...new Set(some.map(({ service, month }) => (month === null ? service : `${service} in ${month}`))),
    ].join(', ');
  const of = (verdict: ResidencyOutcome) => rows.filter((row) => row.verdict === verdict);
  const [refuted] = of('refuted');
  if (refuted !== undefined)
    return { verdict: 'refuted', because: `Broken for ${named(of('refuted'))}. ${refuted.because}` };
  const [partly] = of('partly');
  if (partly !== undefined)
    return { verdict: 'partly', because: `Open for ${named(of('partly'))}. ${partly.because}` };
  const judged = rows.filter(({ isEarly }) => !isEarly);
  const looked = judged.filter(({ market }) =>
    rows.some((row) => row.market === market && row.month !== null),
  );
  const upheld = of('upheld');
  const [first] = upheld;
  const missing = [...looked.filter(({ verdict }) => verdict === 'not-tested'), ...neverDue(rows)];
  const [missed] = missing;
  if (first === undefined || missed !== undefined) {
    if (rows.length === 0) return { verdict: 'not-tested', because: 'The promise names no service.' };
    const lacking = missing.length > 0 ? missing : rows;
    const here = lacking.filter(({ unseenFrom }) => unseenFrom === undefined);
    const told = here.length > 0 ? here : lacking;
    return { verdict: 'not-tested', because: `Not tested for ${named(told)}. ${whyNot(here, rows)}` };
  }
  const elsewhere = [...new Set(rows.map(({ market }) => market))].filter((market) =>
    upheld.every((row) => row.market !== market),
  );
  if (elsewhere.length > 0)
    return {
      verdict: 'partly',
      because: `Kept for ${first.market}; nothing is known for ${listed(elsewhere)}. ${first.because}`,
    };
  return { verdict: 'upheld', because: `Kept for ${named(upheld)}. ${first.because}` };
}

/** What was missing where somebody looked, and the markets from which nobody did. */
function whyNot(here: readonly ResidencyVerdict[], rows: readonly ResidencyVerdict[]): string {
  const reasons = [...new Set(here.map(({ because }) => because.replace(` ${ONWARD}`, '')))];
  const more = reasons.length - MOST_REASONS;
  const elsewhere = Map.groupBy(rows, ({ unseenFrom }) => unseenFrom);
  elsewhere.delete(undefined);
  return [
    ...reasons.slice(0, MOST_REASONS),
    ...(more > 0
      ? [more === 1 ? 'And one more reason like these.' : `And ${more} more reasons like these.`]
      : []),
    ...[...elsewhere].map(
      ([fault, unseen]) =>
        `${fault}, so nothing is known for ${listed([...new Set(unseen.map(({ market }) => market))])}.`,
    ),
    ONWARD,
  ].join(' ');
}

/** Reasons of services that one sentence names; the others are counted. */
const MOST_REASONS = 3;

/** Services that were only seen before it was due. */
function neverDue(rows: readonly ResidencyVerdict[]): ResidencyVerdict[] {
  return rows.filter(
    (row) =>
      row.isEarly &&
      rows.every((other) => other.service !== row.service || other.market !== row.market || other.isEarly),
  );
}
