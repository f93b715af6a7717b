import type { Recorded } from '../../capture/index.ts';
import {
  type Connection,
  type Heard,
  KeyRing,
  type Listener,
  type Message,
  openListener,
} from '../../connection/index.ts';
import { CONTROL_HOST, POSITIVE_CONTROL, Timeline } from '../../judge/index.ts';
import type { FieldValue } from './field-value.ts';
import { fieldsOf } from './fields-of.ts';

/** Messages of a run that are compared; the protocols of a phone's test give some thousand. */
export const MOST_MESSAGES = 100_000;

/** One message, as comparing needs it. */
export interface ObservedMessage {
  /** What is the same for all messages that may be compared, whoever's they are. */
  readonly kind: string;
  readonly direction: 'request' | 'response';
  readonly method: string | null;
  /** Labels of the host and segments of the path, in this order: some of them may be values. */
  readonly tokens: readonly string[];
  readonly labels: number;
  /** Phase, step and repeat; empty where no marks say. */
  readonly moment: string;
  readonly step: string | null;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly at: number;
}

/** What a run told, field by field, with values that can be compared and not read. */
export interface ObservedRun {
  readonly messages: readonly ObservedMessage[];
  /** Messages past MOST_MESSAGES, which were not looked at. */
  readonly leftOut: number;
}

/** Listens to one run's capture. */
export class RunObserver {
  readonly #messages: ObservedMessage[] = [];
  readonly #timeline = new Timeline([]);
  readonly #controls = new WeakSet<Connection>();
  readonly #listener: Listener;
  #leftOut = 0;

  /** `keys`: secrets that TLS is read with, beside those in the capture. */
  constructor(keys = new KeyRing()) {
    const hear = (heard: Heard) => {
      if (heard.kind === 'message') this.#hear(heard);
    };
    this.#listener = openListener(hear, { file: '', keys });
  }

  take(recorded: Recorded): void {
    if (recorded.kind === 'phase' || recorded.kind === 'step') this.#timeline.mark(recorded);
    else this.#listener.take(recorded);
  }

  finish(): ObservedRun {
    this.#listener.finish();
    return { messages: this.#messages, leftOut: this.#leftOut };
  }

  #hear(message: Message): void {
    const { connection, host, at } = message;
    const moment = this.#timeline.at(at);
    if (this.#controls.has(connection)) return;
    if (host === CONTROL_HOST && moment.phase === POSITIVE_CONTROL) {
      this.#controls.add(connection);
      return;
    }
    // A later stretch of a large body has no beginning to name its fields by.
    if (message.continued === true) return;
    if (this.#messages.length >= MOST_MESSAGES) {
      this.#leftOut += 1;
      return;
    }
    const fields = fieldsOf(message);
    if (fields.size === 0 && message.target === null) return;
    this.#messages.push({
      ...placed(message),
      moment: moment.phase === null ? '' : `${moment.phase}/${moment.step ?? ''}/${moment.repeat ?? ''}`,
      step: moment.step,
      fields,
      at,
    });
  }
}

function placed(
  message: Message,
): Pick<ObservedMessage, 'kind' | 'direction' | 'method' | 'tokens' | 'labels'> {
  const { direction, method, connection, protocol, target } = message;
  const host = (message.host ?? connection.serverName ?? connection.dnsName ?? connection.resp.address ?? '')
    .toLowerCase()
    .replace(/\.$/, '');
  const labels = host.split('.');
  const path = (target ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/)[0] ?? '';
  const segments = target === null ? [] : path.split('/').slice(1);
  // What has no method has no fields to tell its messages apart by either, so their lengths do.
  const length = method === null ? String(message.byteLength) : '';
  const kind = [direction, method ?? protocol, labels.length, segments.length, length].join(' ');
  return { kind, direction, method, tokens: [...labels, ...segments], labels: labels.length };
}
