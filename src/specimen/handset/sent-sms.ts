import type { Micros } from '../../base/index.ts';

/** An SMS that left by the mobile network, where a tap on the Wi-Fi sees nothing of it. */
export interface SentSms {
  readonly at: Micros;
  /** Whether somebody wrote it or the phone sent it of itself. */
  readonly by: 'person' | 'phone';
  readonly to: string;
  readonly text: string;
}

/** The number that activation messages go to. Chosen; of a range for fiction. */
export const ACTIVATION_NUMBER = '+441632960100';
