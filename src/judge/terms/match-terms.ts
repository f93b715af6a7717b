import { microsFromIso } from '../../base/index.ts';
import { kindRow, momentWritten, type Service, type Terms } from '../../case/index.ts';
import type { Destination } from '../../enrich/index.ts';
import { consentingServices } from '../covers-party.ts';
import type { Evidence } from '../evidence.ts';
import { destinationOf, phaseOf } from '../evidence-index.ts';
import type { ExaminedPhase, Sighting } from '../examination.ts';
import { tlsStrength } from '../tls-faults.ts';
import { destinationMatches } from './destination-matches.ts';
import { buildIn, cameOutFrom } from './firmware.ts';
import { protectionOf } from './protection-of.ts';
import { servicesAt } from './services-at.ts';
import { stepIs, stepsNamed } from './step-is.ts';
import { allOf, amongAll, anyOf, type Maybe } from './yes-or-no.ts';

/*
 * Each term is asked by itself and answers yes, no or nobody knows; all that are given must say yes. A term that is not
 * known of a sighting (a country that no table has, a consent that no phase states, a host that two services share)
 * neither accuses nor acquits: whoever judges must say that it was so.
 */

/** Whether a sighting is what the terms are about. */
export function matchTerms(terms: Terms, sighting: Sighting, evidence: Evidence): Maybe {
  return allOf([
    identifierMatches(terms, sighting),
    wayMatches(terms, sighting),
    destinationMatches(terms, destinationOf(sighting.destination, evidence), sighting.address),
    momentMatches(terms, sighting, evidence),
    serviceMatches(terms, sighting, evidence),
  ]);
}

/** Of the terms that are about the identifier alone. */
export function identifierMatches(
  { kinds, classes, identifiers }: Terms,
  { identifier, kind }: Pick<Sighting, 'identifier' | 'kind'>,
): boolean {
  return (
    (kinds?.includes(kind) ?? true) &&
    (classes?.includes(kindRow(kind).class) ?? true) &&
    (identifiers?.includes(identifier) ?? true)
  );
}

function wayMatches({ transport, tls, protection, direction }: Terms, sighting: Sighting): Maybe {
  return allOf([
    transport?.includes(sighting.transport) ?? true,
    tls === undefined ? true : tlsMatches(tls, sighting),
    protection?.includes(protectionOf(sighting)) ?? true,
    direction?.includes(sighting.direction) ?? true,
  ]);
}

/** Of a version that was not seen nobody knows; what went without TLS is neither. */
function tlsMatches(asked: NonNullable<Terms['tls']>, { transport, tls }: Sighting): Maybe {
  if (transport === 'plain') return false;
  const strength = tlsStrength(tls);
  return strength === null ? null : asked.includes(strength);
}

function momentMatches(terms: Terms, sighting: Sighting, evidence: Evidence): Maybe {
  const { steps, from, until } = terms;
  const at = microsFromIso(sighting.at);
  const phase = phaseOf(sighting, evidence);
  return allOf([
    steps === undefined ? true : stepMatches(steps, sighting.step, phase),
    from === undefined ? true : at >= (momentWritten(from) ?? 0),
    until === undefined ? true : at < (momentWritten(until) ?? 0),
    marketMatches(terms, evidence),
    phaseMatches(terms, phase, evidence),
  ]);
}

/** A step that no mark tells of goes by its id alone. */
function stepMatches(asked: readonly string[], step: string | null, phase: ExaminedPhase | null): Maybe {
  if (step === null) return null;
  const marked = phase?.steps.find(({ id }) => id === step) ?? { id: step };
  return asked.some((name) => stepIs(marked, name));
}

export function marketMatches({ markets }: Terms, { case: { device } }: Evidence): Maybe {
  if (markets === undefined) return true;
  const market = device.market ?? null;
  return market === null ? null : upper(markets).includes(market);
}

export function phaseMatches(terms: Terms, phase: ExaminedPhase | null, evidence: Evidence): Maybe {
  const { builds, releasedFrom, setups, phases } = terms;
  const build = buildIn(phase, evidence);
  return allOf([
    phases === undefined ? true : phase === null ? null : phases.includes(phase.id),
    builds === undefined ? true : build === null ? null : builds.includes(build),
    releasedFrom === undefined ? true : build === null ? null : cameOutFrom(releasedFrom, build, evidence),
    setups === undefined ? true : phase?.setup === undefined ? null : setups.includes(phase.setup),
  ]);
}

/**
 * Of the terms that are about services. Of several that share a host it is the one that is on while the others are said
 * to be off: one that is off is not cleared by another's being on, so of it nobody knows. Consent and state must be the same for all that it can have been.
 */
function serviceMatches(terms: Terms, sighting: Sighting, evidence: Evidence): Maybe {
  const { services, state, consent } = terms;
  if (services === undefined && state === undefined && consent === undefined) return true;
  const governing = servicesAt(sighting, evidence);
  const phase = phaseOf(sighting, evidence);
  const named = services === undefined ? true : isOf(services, governing, phase);
  if (named === false) return false;
  const all = governing?.length ? governing : servicesBehind(sighting, evidence);
  const asked = services === undefined ? all : all.filter(({ id }) => services.includes(id));
  return allOf([named, stateIsOf(state, asked, phase?.services), stateIsOf(consent, asked, phase?.consent)]);
}

/** Where no service has the host, those that were agreed to and name the party; else it may have been for any. */
function servicesBehind(sighting: Sighting, evidence: Evidence): readonly Service[] {
  const consenting = consentingServices(sighting, evidence);
  return consenting.length > 0 ? consenting : evidence.case.services;
}

function isOf(
  asked: readonly string[],
  governing: readonly Service[] | null,
  phase: ExaminedPhase | null,
): Maybe {
  if (governing === null) return null;
  const ids = governing.map(({ id }) => id);
  if (ids.length === 0) return false;
  const among = amongAll(asked, ids);
  if (among !== null) return among;
  const states = new Map(ids.map((id) => [id, phase?.services[id]]));
  const others = ids.filter((id) => !asked.includes(id));
  const isOn = ids.some((id) => asked.includes(id) && states.get(id) === 'on');
  return isOn && others.every((id) => states.get(id) === 'off') ? true : null;
}

/** Of services whose state no phase tells nobody knows. */
function stateIsOf(
  asked: readonly string[] | undefined,
  services: readonly Service[],
  states: { readonly [service: string]: string } = {},
): Maybe {
  if (asked === undefined) return true;
  const held = services.flatMap(({ id }) => states[id] ?? []);
  return held.length < services.length ? null : amongAll(asked, held);
}

/** Whether a phase is one of those that terms are about: whether what they ask for can be seen in it. */
export function phaseCounts(terms: Terms, phase: ExaminedPhase, evidence: Evidence): Maybe {
  const { state, consent, steps, from, until } = terms;
  const services = terms.services ?? Object.keys({ ...phase.services, ...phase.consent });
  return allOf([
    phaseMatches(terms, phase, evidence),
    marketMatches(terms, evidence),
    steps === undefined ? true : stepsNamed(phase, steps).length > 0,
    from === undefined ? true : microsFromIso(phase.to) > (momentWritten(from) ?? 0),
    until === undefined ? true : microsFromIso(phase.from) < (momentWritten(until) ?? 0),
    state === undefined && consent === undefined && terms.services === undefined
      ? true
      : anyOf(
          services.map((id) =>
            allOf([
              id in phase.services || id in phase.consent ? true : null,
              stateIs(state, phase.services[id]),
              stateIs(consent, phase.consent[id]),
            ]),
          ),
        ),
  ]);
}

function stateIs(asked: readonly string[] | undefined, state: string | undefined): Maybe {
  if (asked === undefined) return true;
  return state === undefined ? null : asked.includes(state);
}

/**
 * Whether something that nobody could read may have been what the terms are about, by where it went. Where they name
 * services, their hosts are those by which these are known: a host that no service lists may serve any of them as well.
 */
export function mayHaveBeen(terms: Terms, destination: Destination | null, evidence: Evidence): boolean {
  const { hosts: _, ...anywhere } = terms;
  if (terms.services === undefined || destination === null)
    return destinationMatches(terms, destination) !== false;
  const governing = servicesAt({ destination: destination.id }, evidence);
  if (governing === null || governing.length === 0)
    return destinationMatches(anywhere, destination) !== false;
  return (
    destinationMatches(terms, destination) !== false &&
    governing.some(({ id }) => terms.services?.includes(id) === true)
  );
}

const upper = (words: readonly string[]) => words.map((word) => word.toUpperCase());
