import { bytesOf, microsFromIso, nowhere } from '../../src/base/index.ts';
import type { Recorded } from '../../src/capture/index.ts';
import type { Sighting } from '../../src/judge/index.ts';
import { differ, type ObservedRun, RunObserver } from '../../src/recheck/index.ts';

/** A message of a run: `POST api.vendor.example/path`, and its body, if it has one. */
export interface ExampleMessage {
  readonly send: string;
  readonly body?: string;
}

type ExampleRun = readonly ExampleMessage[];

/** Runs of one protocol, and what is said of them; a test runs it. */
export interface DifferExample {
  readonly title: string;
  /** Markdown. */
  readonly about: string;
  readonly runs: {
    readonly a: ExampleRun;
    readonly b: ExampleRun;
    readonly again?: ExampleRun;
    readonly varied?: ExampleRun;
  };
  /** The identifier that the fourth run varied. */
  readonly vary?: string;
  /** What decoding found in the first run: identifier and path. */
  readonly opened?: Readonly<Record<string, string>>;
  /** Proof and sentence of each field. */
  readonly says: readonly string[];
  /** What was compared. */
  readonly compared: string;
}

/** Identifiers that differ between the identities of the examples. */
const CANDIDATES = ['imei1', 'imsi'];

const ENDS = { address: null, port: null };

function observed(messages: ExampleRun): ObservedRun {
  const observer = new RunObserver();
  const at = microsFromIso('2014-08-20T09:00:00Z');
  for (const [index, { send, body }] of messages.entries()) {
    const [, method = '', host = '', target = ''] = /^(\S+) ([^/]+)(.*)$/.exec(send) ?? [];
    const sourced = (text: string) => ({ bytes: bytesOf(text), source: nowhere });
    const type = body?.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
    const recorded: Recorded = {
      kind: 'exchange',
      peers: { connection: String(index), orig: ENDS, resp: ENDS, serverName: null },
      request: {
        at: at + index * 1_000_000,
        method,
        scheme: 'http',
        host,
        port: 80,
        target: sourced(target),
        protocol: 'http/1.1',
        fields: [{ name: 'content-type', value: sourced(type) }],
        body: body === undefined ? null : { ...sourced(body), wholeLength: body.length },
      },
      response: null,
      origin: { index, offset: 0 },
    };
    observer.take(recorded);
  }
  return observer.finish();
}

/** What the tool makes of an example. */
export function differenceOf({
  runs,
  vary,
  opened = {},
}: DifferExample): Pick<DifferExample, 'says' | 'compared'> {
  const run = (messages: ExampleRun | undefined) => (messages === undefined ? undefined : observed(messages));
  const varied = run(runs.varied);
  const { fields, compared } = differ(
    {
      a: observed(runs.a),
      b: observed(runs.b),
      again: run(runs.again),
      varied: varied === undefined || vary === undefined ? undefined : { identifier: vary, run: varied },
    },
    {
      candidates: CANDIDATES,
      sightings: Object.entries(opened).map(
        ([identifier, path]) =>
          ({
            identifier,
            path,
            host: 'api.vendor.example',
            direction: 'request',
            method: 'POST',
          }) as Sighting,
      ),
    },
  );
  const { messages, alone, random, times } = compared;
  return {
    says: fields.map(({ proof, because }) => `${proof}: ${because}`),
    compared: `fields: ${compared.fields}, of which vary of themselves: ${random}, tell the time: ${times}; messages: ${messages}, without a counterpart: ${alone}`,
  };
}
