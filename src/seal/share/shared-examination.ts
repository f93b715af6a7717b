import type { Identifier } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';
import { canonicalValue, keyed } from './share-key.ts';
import type { Shared } from './share-schema.ts';

export interface ShareInput {
  readonly examination: Examination;
  readonly examinationText: string;
  readonly identity: readonly Identifier[];
  /** Puts `‹id›` where a value stands in a text. */
  readonly redact: (text: string) => string;
  readonly custody: { readonly entries: number; readonly text: string };
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
  readonly needsSecret: boolean;
}

/**
 * What may be shared of an examination. Written field by field, so that what is not named here is not in it: no place, length or
 * chance (they tell how long a value is), no sentence, no path, and every id that is a hash of content under the key.
 */
export function sharedExamination(input: ShareInput): Shared {
  const { examination, identity, key, custody, salt, needsSecret } = input;
  const ids = neutralIds(identity);
  const id = (own: string) => ids.get(own) ?? 'identifier';
  // An id that a person chose may name somebody; so may any text.
  const safe = (text: string) => input.redact(text).replace(/‹([^›]*)›/g, (_, own: string) => `‹${id(own)}›`);
  const safeOr = (text: string | null | undefined) =>
    text === null || text === undefined ? null : safe(text);
  const safeMap = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [safe(name), safe(value)]));
  const values = new Map(identity.map((each) => [each.id, canonicalValue(each)]));
  const sightingId = (own: string) => `sig:${keyed(key, 'sighting id', [own]).slice(0, 32)}`;
  const { device, controller } = examination.case;
  return {
    telltale: 'share/1',
    tool: { name: 'telltale', version: examination.tool.version },
    salt: Buffer.from(salt).toString('hex'),
    needsSecret,
    examination: keyed(key, 'examination', [input.examinationText]),
    case: keyed(key, 'case', [examination.case.sha256]),
    custody: { entries: custody.entries, digest: keyed(key, 'custody', [custody.text]) },
    device: Object.fromEntries(
      (['vendor', 'model', 'build', 'market'] as const).map((name) => [name, safeOr(device[name])]),
    ),
    controller: safeOr(controller.name),
    captures: examination.captures.map(({ format, sha256, connections, messages, from, to }) => ({
      format,
      digest: keyed(key, 'capture', [sha256]),
      connections,
      messages,
      from,
      to,
    })),
    phases: examination.phases.map((phase) => ({
      id: safe(phase.id),
      from: phase.from,
      to: phase.to,
      build: safeOr(phase.build),
      control: phase.control,
      services: safeMap(phase.services),
      consent: safeMap(phase.consent),
      steps: phase.steps.map((step) => ({ id: safe(step.id), times: step.times })),
    })),
    identifiers: examination.identifiers.map((each) => ({
      id: id(each.id),
      kind: each.kind,
      class: each.class,
      digest: identifierDigest(key, each.kind, values.get(each.id) ?? ''),
      provenLive: each.provenLive,
      sightings: each.sightings,
    })),
    destinations: examination.destinations.map(({ id: own, host, party, country }) => ({
      id: keyedDestination(key, own),
      host: safe(host.value),
      party,
      country: country?.value ?? null,
    })),
    sightings: examination.sightings.map((each) => ({
      id: sightingId(each.id),
      message: `msg:${keyed(key, 'message id', [each.message]).slice(0, 32)}`,
      identifier: id(each.identifier),
      digest: sightingDigest(key, sightingId(each.id), values.get(each.identifier) ?? ''),
      direction: each.direction,
      protocol: each.protocol,
      method: safeOr(each.method),
      transport: each.transport,
      location: each.location,
      field: safeOr(each.field),
      layers: [...each.layers],
      forms: [...each.forms],
      at: each.at,
      phase: safeOr(each.phase),
      step: safeOr(each.step),
      destination: keyedDestination(key, each.destination),
    })),
    findings: examination.findings.map((each) => ({
      id: `fnd:${keyed(key, 'finding id', [each.id]).slice(0, 32)}`,
      rule: safe(each.rule),
      axis: each.axis,
      outcome: each.outcome,
      level: each.level,
      identifiers: each.identifiers.map(id),
      destination: keyedDestination(key, each.destination),
      phase: safeOr(each.phase),
      repeats: each.repeats === null ? null : { seen: each.repeats.seen, of: each.repeats.of },
      sightings: each.sightings.map(sightingId),
      dpv: [...each.dpv],
      cwe: each.cwe,
      masvs: each.masvs,
    })),
    claims: examination.claims.map(({ id: own, verdict }) => ({ id: safe(own), verdict })),
    coverage: {
      bytes: rounded(pick(examination.coverage.bytes, ['payload', 'read', 'opaque', 'missed'])),
      connections: pick(examination.coverage.connections, ['total', 'read', 'opaque', 'refused']),
      bearers: { ...examination.coverage.bearers },
    },
    tables: examination.tables.map(({ name, date, sha256 }) => ({ name: safe(name), date, sha256 })),
  };
}

export function identifierDigest(key: Uint8Array, kind: string, value: string): string {
  return keyed(key, 'identifier', [kind, value]);
}

export function sightingDigest(key: Uint8Array, id: string, value: string): string {
  return keyed(key, 'sighting', [id, value]);
}

/** Its hash is of a host name, which may hold a value. */
function keyedDestination(key: Uint8Array, id: string): string {
  return `dst:${keyed(key, 'destination id', [id]).slice(0, 32)}`;
}

/** By kind and number. */
function neutralIds(identity: readonly Identifier[]): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    identity.map(({ id, kind }) => {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      return [id, `${kind} #${number}`];
    }),
  );
}

/** Up to the next KiB: who knows the messages but for the values could reckon from a sum how long those are. */
function rounded<const Counts extends Readonly<Record<string, number>>>(counts: Counts): Counts {
  const entries = Object.entries(counts).map(([name, count]) => [name, Math.ceil(count / 1024) * 1024]);
  return Object.fromEntries(entries) as Counts;
}

function pick<Item extends object, Key extends keyof Item>(
  item: Item,
  keys: readonly Key[],
): Pick<Item, Key> {
  return Object.fromEntries(keys.map((name) => [name, item[name]])) as Pick<Item, Key>;
}
