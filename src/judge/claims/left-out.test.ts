import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence.ts';
import { evidenceWith } from '../testing/index.ts';
import { notAllIn } from './left-out.ts';

const evidence = evidenceWith({});
const notice = (code: string) => ({ code, about: 'a', detail: 'a', times: 1 });
const bytes = (byteLength: number) => ({ sent: byteLength, received: 0 });

/** What a capture lacks whose phone counted so much over cellular, which is off, and of which so much is missing. */
function lackingOf(cellular: number, missing: number): string[] {
  const counted = {
    bearers: ['wifi' as const],
    byteLength: 1,
    captured: 1,
    basis: 'packets' as const,
    missing,
  };
  const given: Pick<Evidence, 'notices' | 'coverage' | 'case'> = {
    notices: [],
    coverage: { ...evidence.coverage, bearers: { wifi: 'watched', cellular: 'off', sms: 'off' }, counted },
    case: { ...evidence.case, vantage: { counters: { cellular: bytes(cellular) } } },
  };
  return notAllIn(given);
}

describe('a capture may not hold all', () => {
  test.each([
    ['recording-chain-broken'],
    ['recording-unfinished'],
    ['har-cut'],
    ['recording-cut'],
    ['control-elsewhere'],
    ['capture-cut'],
    ['capture-dropped'],
    ['compression-bomb'],
    ['compression-damaged'],
    ['compression-rest'],
    ['not-tcp-or-udp'],
    ['ip-fragment'],
    ['ethertype-unsupported'],
    ['tcp-retransmission-differs'],
  ])('after the notice %s', (code) => {
    expect(notAllIn({ ...evidence, notices: [notice(code)] })).toHaveLength(1);
  });

  test('where the phone counted more', () => {
    expect(lackingOf(0, 0.04)).toEqual([]);
    expect(lackingOf(0, 0.5)).toEqual(['50 % of what the phone counted was not captured']);
  });

  test('where a way out that is said to have been off counted bytes', () => {
    expect(lackingOf(5_000_000, 0)).toEqual([
      'the phone counted bytes over cellular data, which is said to have been off',
    ]);
  });

  test('and does where nothing says otherwise', () => {
    expect(
      notAllIn({ ...evidence, notices: [notice('odd-value'), notice('network-control'), notice('not-ip')] }),
    ).toEqual([]);
  });
});
