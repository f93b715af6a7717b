import type { Phone } from './phone.ts';

/** What telemetry carries beside what it is about, and what tells nothing: a number used once, and the time. */
export function unpredictable({ random, now }: Phone): { nonce: string; sentAt: string } {
  return { nonce: random.hex(32), sentAt: String(Math.floor(now() / 1_000)) };
}
