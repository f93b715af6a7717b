import { isLayerSupported, type KnownLayer, knownContainers, knownLayers, type Way } from '../catalogue.ts';
import type { Container } from '../containers/index.ts';
import { bytesOf, type Content, isPlain, type LayerUse, ofText, type Plain } from '../content.ts';
import type { Written } from '../forms/index.ts';
import type { Identity } from '../identity/identity.ts';
import type { Subject } from '../identity/subject.ts';
import type { Random } from '../random.ts';
import { containersUnnamed } from '../supported.ts';
import { beside } from './beside.ts';
import type { Composed, Location } from './composed.ts';
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
    forms: first ?? null,
    orForms: others.filter((forms) => forms !== null && forms !== undefined),
    needsName: digest.needsName === true,
  };
}

import { hashedForms } from './hashed-forms.ts';

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
  #isUnnamed = false;

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
      if (!this.#lay(forced !== null && (forced.layer.label === undefined || isLast) ? forced : null)) return null;
      if (this.#label === null && random.chance(0.45)) this.#contain(neutralName(random));
    }
    if (this.#depth() !== this.#plan.depth || (this.#plan.layer !== null && !this.#hasForced())) return null;
    return this.#placed();
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
    const container = random.pick(knownContainers);
    const held = container.hold(this.#content, { random, name, beside: beside(this.#identity, random) });
    if (held === null || this.#depth() + held.uses.length > this.#plan.depth) return false;
    if (held.uses.some(({ id }) => !isLayerSupported(id) && id !== this.#plan.layer?.id)) return false;
    if (this.#containers.length === 0 && containersUnnamed.has(container.id)) this.#isUnnamed = true;
    this.#content = held.content;
    this.#uses.push(...held.uses);
    this.#containers.push(container);
    return true;
  }

  #lay(forced: KnownLayer | null): boolean {
    const content = this.#content;
    if (!isPlain(content)) return false;
    const isLast = this.#depth() === this.#plan.depth - 1;
    const fitting = knownLayers.filter(
      ({ isSupported, layer }) => isSupported && (layer.label === undefined || isLast) && takes(layer.takes, content),
    );
    const { layer } = forced ?? this.#random.pick(fitting);
    if (!takes(layer.takes, content)) return false;
    const laid = layer.lay(content, { random: this.#random, keys: this.#identity.keys });
    if (laid === null) return false;
    this.#content = laid.content;
    this.#uses.push(...laid.uses);
    this.#label = layer.label ?? null;
    return true;
  }

  #placed(): Composed | null {
    const content = this.#content;
    if (!isPlain(content)) return null;
    const location: Location = this.#label === null ? this.#random.pick(LOCATIONS) : 'body';
    const name = this.#containers.length === 0 ? this.#name : neutralName(this.#random);
    const placed = place(content, location, name);
    if (placed === null) return null;
    const uses = [...this.#uses, ...placed.uses];
    if (uses.length > this.#plan.depth) return null;
    const last = this.#containers.at(-1);
    const isContained = last !== undefined && this.#random.chance(0.85);
    const { forms, orForms = [], needsName } = this.#written;
    return {
      subject: this.#plan.subject,
      way: this.#plan.way.id,
      expectedForms: forms === null ? [] : [forms, ...orForms],
      literals: literalsOf(this.#written),
      uses,
      containers: this.#containers.map(({ id }) => id),
      depth: uses.length,
      location,
      name,
      content: placed.content,
      contentType: isContained && location === 'body' ? last.contentType : null,
      contentEncoding: this.#label,
      isSupported:
        this.#plan.way.isSupported && uses.every(({ id }) => isLayerSupported(id)) && !(needsName && this.#isUnnamed),
    };
  }
}

const LOCATIONS: readonly Location[] = ['query', 'path', 'header', 'cookie', 'body', 'body', 'body', 'body'];

function takes(what: 'text' | 'any', content: Plain): boolean {
  return what === 'any' || content.kind === 'text';
}

function literalsOf({ content, literal }: Written): Buffer[] {
  if (literal !== undefined) return [Buffer.from(literal)];
  switch (content.kind) {
    case 'text':
    case 'bytes':
      return [bytesOf(content)];
    case 'fields':
      return Object.values(content.fields).map((text) => Buffer.from(text));
    case 'list':
      return content.texts.map((text) => Buffer.from(text));
    case 'number':
      return [];
    default:
      return content satisfies never;
  }
}
