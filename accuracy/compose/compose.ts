import { isLayerSupported, type KnownLayer, knownContainers, knownLayers, type Way } from '../catalogue.ts';
import type { Container } from '../containers/index.ts';
import { type Content, isPlain, type LayerUse, ofText, type Plain } from '../content.ts';
import type { Written } from '../forms/index.ts';
import type { Identity } from '../identity/identity.ts';
import type { Subject } from '../identity/subject.ts';
import type { Layer } from '../layers/index.ts';
import type { Random } from '../random.ts';
import { containersUnnamed } from '../supported.ts';
import { beside } from './beside.ts';
import type { Composed, Location } from './composed.ts';
import { hashedForms } from './hashed-forms.ts';
import { literalsOf } from './literals.ts';
import { neutralName, tellingName } from './naming.ts';
import { place } from './place.ts';

/** Layers at most: what the product takes off. */
export const MOST_DEPTH = 6;

export interface Plan {
  readonly way: Way;
  readonly subject: Subject;
  readonly depth: number;
  /** A layer that must be among them; the others are supported ones. */
  readonly layer: KnownLayer | null;
}

/** What a value, its form and its layers come to; null where they do not go together, so that another try is made. */
export function compose(plan: Plan, identity: Identity, random: Random): Composed | null {
  const written = write(plan, random);
  return written === null ? null : new Chain(plan, written, { identity, random }).composed();
}

interface Wanted extends Written {
  readonly needsName: boolean;
}

function write({ way, subject }: Plan, random: Random): Wanted | null {
  if (way.form !== null) {
    const written = way.form.write(subject, random);
    return written && { ...written, needsName: way.form.needsName === true };
  }
  const { digest } = way;
  const base = random.pick(hashedForms.get(subject.kind) ?? []).write(subject, random);
  if (base === null || base.content.kind !== 'text' || base.forms === null) return null;
  const text = digest.write(base.content.text, random);
  const isTold = /[-_]/.test(text);
  const [first, ...others] = [digest.forms, ...(isTold ? [] : (digest.orForms ?? []))].map(
    (forms) => forms && [...(base.forms ?? []), ...forms],
  );
  return {
    content: ofText(text),
    // Padding is no part of what proves.
    literal: text.replace(/=+$/, ''),
    forms: first ?? null,
    orForms: others.filter((forms) => forms !== null && forms !== undefined),
    needsName: digest.needsName === true,
  };
}

class Chain {
  readonly #plan: Plan;
  readonly #written: Wanted;
  readonly #identity: Identity;
  readonly #random: Random;
  readonly #uses: LayerUse[] = [];
  readonly #containers: Container[] = [];
  readonly #name: string;
  #content: Content;
  #label: string | null = null;
  /** The container that the content is just now, nothing being laid over it. */
  #bare: string | null = null;
  #isUnnamed = false;
  #isEnciphered = false;

  constructor(plan: Plan, written: Wanted, { identity, random }: { identity: Identity; random: Random }) {
    this.#plan = plan;
    this.#written = written;
    this.#identity = identity;
    this.#random = random;
    this.#content = written.content;
    const telling = written.needsName || random.chance(0.5);
    this.#name = telling ? tellingName(plan.subject.kind, random) : neutralName(random);
  }

  composed(): Composed | null {
    const random = this.#random;
    const needed = this.#written.needsName || !isPlain(this.#content);
    if ((needed || random.chance(0.7)) && !this.#contain(this.#name) && needed) return null;
    const forcedAt = this.#plan.layer === null ? -1 : random.below(this.#plan.depth);
    for (let laid = 0; this.#depth() < this.#plan.depth; laid++) {
      // A labelled coding comes last.
      const forced = laid >= forcedAt && !this.#hasForced() ? this.#plan.layer : null;
      const isLast = this.#depth() === this.#plan.depth - 1;
      // Addresses and cookies escape what they cannot hold.
      const early =
        isLast && this.#hasForced() && random.chance(0.35) ? this.#placed(random.pick(ESCAPING)) : null;
      if (early !== null) return early;
      if (!this.#lay(forced !== null && (forced.layer.label === undefined || isLast) ? forced : null))
        return null;
      if (this.#label === null && random.chance(0.45)) this.#contain(neutralName(random));
    }
    if (this.#depth() !== this.#plan.depth || (this.#plan.layer !== null && !this.#hasForced())) return null;
    return this.#placed(this.#label === null ? random.pick(LOCATIONS) : 'body');
  }

  #depth(): number {
    return this.#uses.length;
  }

  #hasForced(): boolean {
    return this.#plan.layer === null || this.#uses.some(({ id }) => id === this.#plan.layer?.id);
  }

  /** Puts the content into a container, where one takes it without more layers than are wanted. */
  #contain(name: string): boolean {
    const random = this.#random;
    if (this.#content.kind === 'bytes' && this.#isEnciphered && this.#bare === null) return false;
    const container = random.pick(commonContainers);
    const held = container.hold(this.#content, {
      random,
      name,
      beside: beside(this.#identity, random, { hidden: this.#plan.subject }),
    });
    if (held === null || this.#depth() + held.uses.length > this.#plan.depth) return false;
    if (held.uses.some(({ id }) => !isLayerSupported(id) && id !== this.#plan.layer?.id)) return false;
    if (this.#containers.length === 0 && containersUnnamed.has(container.id)) this.#isUnnamed = true;
    this.#content = held.content;
    this.#uses.push(...held.uses);
    this.#containers.push(container);
    this.#bare = container.id;
    return true;
  }

  #lay(forced: KnownLayer | null): boolean {
    const content = this.#content;
    if (!isPlain(content)) return false;
    const isLast = this.#depth() === this.#plan.depth - 1;
    const fitting = knownLayers.filter(
      ({ isSupported, layer }) =>
        isSupported && (layer.label === undefined || isLast) && this.#takes(layer, content),
    );
    const { layer } = forced ?? this.#random.pick(fitting);
    if (!this.#takes(layer, content)) return false;
    const laid = layer.lay(content, { random: this.#random, keys: this.#identity.keys });
    if (laid === null) return false;
    this.#content = laid.content;
    this.#uses.push(...laid.uses);
    this.#label = layer.label ?? null;
    this.#bare = null;
    if (layer.isCipher) this.#isEnciphered = true;
    return true;
  }

  #takes({ takes, isCipher }: Layer, content: Plain): boolean {
    if (isCipher && this.#isEnciphered) return false;
    if (takes === 'any' || content.kind === 'text') return true;
    return (
      takes === 'legible' && this.#bare === null && /^(?:gzip|zlib|zstd)\b/.test(this.#uses.at(-1)?.id ?? '')
    );
  }

  /** Null where the location does not take it, or the layers come to another number than is wanted. */
  #placed(location: Location): Composed | null {
    const content = this.#content;
    if (!isPlain(content)) return null;
    const name = this.#containers.length === 0 ? this.#name : neutralName(this.#random);
    const placed = place(content, location, this.#bare);
    if (placed === null) return null;
    const uses = [...this.#uses, ...placed.uses];
    if (uses.length !== this.#plan.depth) return null;
    const last = this.#containers.at(-1);
    const isContained = last !== undefined && this.#random.chance(0.85);
    const { forms, orForms = [], needsName } = this.#written;
    const { way } = this.#plan;
    const literals = literalsOf(this.#written);
    const unnamed = needsName && this.#isUnnamed ? [`${way.id}, in ${this.#containers[0]?.id}`] : [];
    const notYet = {
      forms: way.isSupported ? unnamed : [way.id],
      layers: uses.map(({ id }) => id).filter((id) => !isLayerSupported(id)),
    };
    return {
      subject: this.#plan.subject,
      way: way.id,
      expectedForms: forms === null ? [] : [forms, ...orForms],
      literals,
      leastLiterals: this.#written.content.kind === 'list' ? Math.ceil(literals.length / 2) : literals.length,
      uses,
      containers: this.#containers.map(({ id }) => id),
      depth: uses.length,
      location,
      name,
      content: placed.content,
      isWhole: placed.isWhole,
      contentType: isContained && location === 'body' ? last.contentType : null,
      contentEncoding: this.#label,
      isSupported: notYet.forms.length + notYet.layers.length === 0,
      notYet,
    };
  }
}

/** How often clients use what, next to all the others. */
const TIMES: Readonly<Record<string, number>> = {
  json: 6,
  form: 4,
  protobuf: 3,
  'query in an address': 2,
  xml: 2,
};
const commonContainers = knownContainers.flatMap((one) =>
  Array.from({ length: TIMES[one.id] ?? 1 }, () => one),
);

const ESCAPING: readonly Location[] = ['query', 'path', 'cookie'];
const LOCATIONS: readonly Location[] = ['query', 'path', 'header', 'cookie', 'body', 'body', 'body', 'body'];
