import { type Micros, plainHost } from '../../base/index.ts';
import { buildsOf } from '../build-schema.ts';
import type { Bearer, Case, CipherKey, Device, HashKey, Phase, Vantage } from '../case-file.ts';
import type { CaseInput } from '../case-schema.ts';
import { cipherParts } from '../cipher.ts';
import { keyWritten } from '../key-text.ts';
import { parseRecipe } from '../recipe/parse-recipe.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { recipeOf } from '../recipe/recipe-of.ts';
import { momentOf } from './moment.ts';
import { servicesOf } from './service-of.ts';

/** A checked case file with every field that was left out filled in. */
export function caseOf(input: CaseInput, sha256: string): Case {
  const device = deviceOf(input.device);
  return {
    sha256,
    title: input.title ?? null,
    device,
    market: device?.market ?? null,
    controller:
      input.controller === undefined
        ? null
        : {
            name: input.controller.name ?? null,
            hosts: (input.controller.hosts ?? []).map(plainHost),
          },
    identity: input.identity.map(({ id, kind, value, fixed }) => ({
      id,
      kind,
      value,
      fixed: fixed ?? false,
    })),
    services: servicesOf(input.services),
    ...(input.builds === undefined ? {} : { builds: buildsOf(input.builds) }),
    protocol: input.protocol ?? null,
    vantage: vantageOf(input.vantage),
    phases: (input.phases ?? []).map(phaseOf).sort((a, b) => a.from - b.from),
    claims: input.claims ?? null,
    policy: input.policy ?? null,
    ...(input.advisory === undefined ? {} : { advisory: input.advisory }),
    keys: (input.keys ?? []).flatMap((key) => ('cipher' in key ? keyOf(key) : [])),
    hashKeys: (input.keys ?? []).flatMap(hashKeyOf),
    recipes: (input.keys ?? []).flatMap((key) => ('recipe' in key ? recipesIn(key) : [])),
  };
}

const BEARERS = ['wifi', 'cellular', 'sms'] as const satisfies readonly Bearer[];

type KeyInput = NonNullable<CaseInput['keys']>[number];

/** None where the key does not fit, which has been told as a fault. */
function keyOf({ id, cipher, key, iv }: Extract<KeyInput, { cipher: unknown }>): CipherKey[] {
  const { keyLengths, ivLengths } = cipherParts(cipher);
  const read = keyWritten(key, keyLengths);
  return read === null
    ? []
    : [{ id: id ?? null, cipher, key: read, iv: iv === undefined ? null : keyWritten(iv, ivLengths) }];
}

/** None where its steps cannot be read, which has been told as a fault. */
function recipesIn(key: Extract<KeyInput, { recipe: unknown }>): Recipe[] {
  return parseRecipe(key.steps).steps === null ? [] : [recipeOf(key)];
}

function hashKeyOf(key: KeyInput): HashKey[] {
  if ('recipe' in key) return [];
  const id = key.id ?? null;
  if ('salt' in key) return [{ id, use: 'salt', text: key.salt }];
  return 'hmac' in key ? [{ id, use: 'hmac', text: key.hmac }] : [];
}

function deviceOf(device: CaseInput['device']): Device | null {
  if (device === undefined) return null;
  const { vendor = null, model = null, build = null, market } = device;
  return { vendor, model, build, market: market?.toUpperCase() ?? null };
}

function vantageOf(vantage: CaseInput['vantage']): Vantage | null {
  if (vantage === undefined) return null;
  const { egressCountry, resolver = null, simMccMnc = null, locale = null, bearers = [] } = vantage;
  const { counters, interception } = vantage;
  const states = Array.isArray(bearers) ? null : (bearers as Partial<Record<Bearer, string>>);
  const inState = (state: string) => BEARERS.filter((bearer) => states?.[bearer] === state);
  const off = inState('off');
  return {
    egressCountry: egressCountry?.toUpperCase() ?? null,
    resolver,
    simMccMnc,
    locale,
    bearers: states === null ? (bearers as readonly Bearer[]) : inState('watched'),
    ...(off.length > 0 ? { bearersOff: off } : {}),
    ...(counters === undefined ? {} : { counters: countersOf(counters) }),
    ...(interception === undefined ? {} : { interception }),
  };
}

type CountersInput = NonNullable<NonNullable<CaseInput['vantage']>['counters']>;

function countersOf(counters: CountersInput): NonNullable<Vantage['counters']> {
  return Object.fromEntries(
    Object.entries(counters).flatMap(([bearer, counter]) =>
      counter === undefined
        ? []
        : [[bearer, { sent: Number(counter.sent), received: Number(counter.received) }] as const],
    ),
  );
}

function phaseOf(phase: NonNullable<CaseInput['phases']>[number]): Phase {
  const { id, from, to, build = null, setup, services = {}, consent = {} } = phase;
  return {
    id,
    from: momentOf(from) as Micros,
    to: momentOf(to) as Micros,
    build,
    ...(setup === undefined ? {} : { setup }),
    services,
    consent,
  };
}
