import { contentId, isoFromMicros, type Micros } from '../base/index.ts';
import { type CaptureSummary, momentsOf, type Recorded } from '../capture/index.ts';
import type { Heard } from '../connection/index.ts';
import type { ExaminedCapture } from './examination.ts';

/** Counts what a capture holds while it is examined. */
export class CaptureTally {
  #packets = 0;
  #wireBytes = 0;
  #connections = 0;
  #messages = 0;
  #from: Micros | null = null;
  #to: Micros | null = null;

  /** Gives when it says that something happened. */
  take(recorded: Recorded): readonly Micros[] {
    if (recorded.kind === 'packet') {
      this.#packets += 1;
      this.#wireBytes += recorded.wireLength;
    }
    const moments = momentsOf(recorded);
    for (const at of moments) {
      // Readers say so when a capture does not tell the time; nothing was recorded before 1970.
      if (at < 0) continue;
      if (this.#from === null || at < this.#from) this.#from = at;
      if (this.#to === null || at > this.#to) this.#to = at;
    }
    return moments;
  }

  hear(heard: Heard): void {
    if (heard.kind === 'closed') this.#connections += 1;
    if (heard.kind === 'message') this.#messages += 1;
  }

  /** `file` is the name that it goes by in the result. */
  finish(summary: CaptureSummary, file: string): ExaminedCapture {
    const hasPackets = summary.format === 'pcap' || summary.format === 'pcapng';
    return {
      id: contentId('cap', [summary.sha256]),
      ...summary,
      file,
      packets: hasPackets ? this.#packets : null,
      wireBytes: hasPackets ? this.#wireBytes : null,
      connections: this.#connections,
      messages: this.#messages,
      from: this.#from === null ? null : isoFromMicros(this.#from),
      to: this.#to === null ? null : isoFromMicros(this.#to),
    };
  }
}
