import type { Bearer, Vantage } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { PASSED_OVER } from '../passed-over.ts';
import { CONTROL_ELSEWHERE } from '../timeline.ts';
import { bearerText, named, percent } from './words.ts';

/**
 * Codes of the notices that say that something of the input was not looked at, and that no count of bytes holds: it was
 * cut off before it came here, or it was more than is read, unfolded or listed.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'archive-too-long',
  'budget-exceeded',
  'capture-cut',
  'capture-dropped',
  'capture-unfinished',
  'compression-bomb',
  'compression-damaged',
  'compression-rest',
  'depth-exceeded',
  'encoding-broken',
  'encrypted-not-kept',
  'exchange-broken-off',
  'finds-not-kept',
  'flow-broken',
  'flow-damaged',
  'flow-too-long',
  'flow-unread',
  'har-cut',
  'har-entry-too-large',
  'har-malformed',
  CONTROL_ELSEWHERE,
  'http-encoded-body-cut',
  'http-malformed',
  'item-too-long',
  'item-unusable',
  'keys-not-tried',
  'packet-length-wrong',
  'recording-body-changed',
  'recording-body-missing',
  'recording-chain-broken',
  'recording-cut',
  'recording-malformed',
  'recording-unfinished',
  'run-stopped',
  'session-unread',
  'session-unusable',
  'sightings-not-listed',
  'tcp-retransmission-differs',
  'too-many-interfaces',
  ...PASSED_OVER,
]);

/** What was left out may have been against any claim. */
function leftOutLacking({ notices }: Pick<Evidence, 'notices'>): string[] {
  const codes = notices.map(({ code }) => code).filter((code) => LEFT_OUT.has(code));
  return codes.length === 0 ? [] : [`notices say that something was not looked at: ${named(codes)}`];
}

/**
 * Of what the phone itself counted so much may be missing from a capture: link headers and broadcasts are counted
 * differently by each; and where captures hold payload alone, all headers are missing.
 */
const MOST_MISSING = { packets: 0.1, payload: 0.4 } as const;

/** What the phone's own counters say against the capture. */
function countersLacking({ coverage, case: examined }: Pick<Evidence, 'coverage' | 'case'>): string[] {
  const { counted, bearers } = coverage;
  const { counters = {} } = (examined.vantage ?? {}) as Partial<Vantage>;
  const lacking: string[] = [];
  if (counted != null && counted.missing > MOST_MISSING[counted.basis])
    lacking.push(`${percent(counted.missing)} of what the phone counted was not captured`);
  for (const [bearer, state] of Object.entries(bearers)) {
    const { sent = 0, received = 0 } = counters[bearer as Bearer] ?? {};
    if (state === 'off' && sent + received > 0)
      lacking.push(`the phone counted bytes over ${bearerText(bearer)}, which is said to have been off`);
  }
  return lacking;
}

/** Why an examination may not hold all that passed, though no count of bytes says so; each a clause. */
export function notAllIn(evidence: Pick<Evidence, 'notices' | 'coverage' | 'case'>): string[] {
  return [...leftOutLacking(evidence), ...countersLacking(evidence)];
}
