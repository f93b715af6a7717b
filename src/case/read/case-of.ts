import type { Micros } from '../../base/index.ts';
import type { Case, CipherKey, Device, HashKey, Phase, Vantage } from '../case-file.ts';
import type { CaseInput } from '../case-schema.ts';
import { cipherParts } from '../cipher.ts';
import { blockWritten, keysWritten } from '../key-text.ts';
import { momentOf } from './moment.ts';

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
            hosts: (input.controller.hosts ?? []).map((host) => host.toLowerCase().replace(/\.$/, '')),
          },
    identity: input.identity.map(({ id, kind, value, fixed }) => ({
      id,
      kind,
      value,
      fixed: fixed ?? false,
    })),
    services: Object.entries(input.services ?? {}).map(([id, { title }]) => ({ id, title: title ?? id })),
    protocol: input.protocol ?? null,
    vantage: vantageOf(input.vantage),
    phases: (input.phases ?? []).map(phaseOf).sort((a, b) => a.from - b.from),
    claims: input.claims ?? null,
    keys: (input.keys ?? []).flatMap((key) => ('cipher' in key ? keyOf(key) : [])),
    hashKeys: (input.keys ?? []).flatMap(hashKeyOf),
  };
}

type KeyInput = NonNullable<CaseInput['keys']>[number];

/** None where the key does not fit, which has been told as a fault. */
function keyOf({ id, cipher, key, iv }: Extract<KeyInput, { cipher: unknown }>): CipherKey[] {
  const { keyLength } = cipherParts(cipher);
  const read = keysWritten(key).find(({ byteLength }) => byteLength === keyLength);
  return read === undefined
    ? []
    : [{ id: id ?? null, cipher, key: read, iv: iv === undefined ? null : blockWritten(iv) }];
}

function hashKeyOf(key: KeyInput): HashKey[] {
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
  return { egressCountry: egressCountry?.toUpperCase() ?? null, resolver, simMccMnc, locale, bearers };
}

function phaseOf(phase: NonNullable<CaseInput['phases']>[number]): Phase {
  const { id, from, to, build = null, services = {}, consent = {} } = phase;
  return { id, from: momentOf(from) as Micros, to: momentOf(to) as Micros, build, services, consent };
}
