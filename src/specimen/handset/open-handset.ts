import type { KeyObject } from 'node:crypto';
import type { Micros } from '../../base/index.ts';
import type { Identifier, Random } from '../../case/index.ts';
import type { Driver } from '../../run/index.ts';
import { Actions } from './actions.ts';
import type { PhoneEvents } from './behaviour.ts';
import type { Firmware } from './firmware.ts';
import { firmwares } from './firmwares.ts';
import { impossible } from './impossible.ts';
import { Network, type ProxyAddress } from './net/index.ts';
import { People } from './people.ts';
import { isOnline, type Phone } from './phone.ts';
import { factoryState, type PhoneState } from './phone-state.ts';
import type { SentSms } from './sent-sms.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface HandsetOptions {
  readonly identity: readonly Identifier[];
  /** The builds there are; all of the specimen's where left out. */
  readonly firmwares?: readonly Firmware[];
  /** What its Wi-Fi is set to. */
  readonly proxy: ProxyAddress;
  /** PEM of the vendor's root, which it has from the factory. */
  readonly vendorTrust: string;
  /** PEMs that its owner installed. */
  readonly userTrust: readonly string[];
  /** The vendor's key that updates are checked with. */
  readonly updateKey: KeyObject;
  readonly clock: VirtualClock;
  /** For what it makes up: beacons, keys of its own. */
  readonly random: Random;
  /** Delivers an SMS; the mobile network. */
  readonly deliverSms?: (sms: SentSms) => void;
}

/** What a server told the phone, as it read it: numbers in E.164. */
export interface HeardAnswer {
  readonly at: Micros;
  readonly host: string;
  readonly values: readonly string[];
}

export interface Handset extends Driver {
  /** SMS it sent, which no tap on the network sees. */
  sentSms(): readonly SentSms[];
  heard(): readonly HeardAnswer[];
  /** Hosts that it broke off with, as it did not trust them. */
  distrusted(): readonly { readonly at: Micros; readonly host: string }[];
  /** As it is now. */
  state(): Readonly<PhoneState>;
  close(): Promise<void>;
}

/** Nobody touches it for so long, and it is idle; and again each time (Apple Daily: about every 30 minutes). */
export const IDLE_SECONDS = 1_800;

const SECOND: Micros = 1_000_000;
/** For request and answer over a mobile country's distance to the server. Chosen. */
const EXCHANGE: Micros = 80_000;
/** What a person takes for one action. Chosen; no two actions are at the same moment. */
const ACTION: Micros = 2 * SECOND;

/**
 * A phone that tells tales on purpose: it keeps state, and what its firmware does of itself goes out by real
 * connections through the proxy. Nothing happens in it at any other time than within `perform` and `pass`.
 */
export function openHandset(options: HandsetOptions): Handset {
  const { identity, clock, random } = options;
  const builds = new Map((options.firmwares ?? firmwares).map((firmware) => [firmware.build, firmware]));
  const people = new People(identity);
  const sent: SentSms[] = [];
  const heard: HeardAnswer[] = [];
  const distrusted: { readonly at: Micros; readonly host: string }[] = [];
  const firmwareOf = (build: string): Firmware => {
    const firmware = builds.get(build);
    if (firmware === undefined) throw impossible(`the specimen has no build "${build}"`);
    return firmware;
  };
  const [first] = builds.values();
  if (first === undefined) throw new RangeError('a handset needs a firmware');
  const phone: Phone = {
    state: factoryState(first, false),
    network: new Network({
      ...options,
      // The published shape is `<model>; MIUI/<incremental>`; the incremental is unknown.
      userAgent: () => `Redmi 1S; MIUI/${phone.state.build}`,
      exchanged: () => clock.advance(EXCHANGE),
    }),
    random,
    now: () => clock.now(),
    chat: null,
    value: (id) => people.value(id),
    list: (id) => people.list(id),
    sendSms(sms) {
      const whole = { at: clock.now(), ...sms };
      sent.push(whole);
      options.deliverSms?.(whole);
    },
    hear: (host, values) => heard.push({ at: clock.now(), host, values }),
    distrust: (host) => distrusted.push({ at: clock.now(), host }),
  };

  async function raise<Event extends keyof PhoneEvents>(
    event: Event,
    known: PhoneEvents[Event],
  ): Promise<void> {
    for (const { on } of firmwareOf(phone.state.build).behaviours) await on[event]?.(phone, known);
  }

  const actions = new Actions({
    phone,
    people,
    raise,
    firmwareOf,
    updateKey: options.updateKey,
    pass: (micros) => clock.pass(micros),
  });
  const idle = clock.every(IDLE_SECONDS * SECOND, async () => {
    if (isOnline(phone.state)) await raise('idle', null);
  });

  return {
    name: 'specimen',
    now: () => clock.now(),
    pass: (micros) => clock.pass(micros),
    async perform(action) {
      idle.restart();
      try {
        await actions.perform(action);
      } finally {
        clock.advance(ACTION);
      }
    },
    sentSms: () => [...sent],
    heard: () => [...heard],
    distrusted: () => [...distrusted],
    state: () => phone.state,
    async close() {
      idle.stop();
      await phone.network.hangUp();
    },
  };
}
