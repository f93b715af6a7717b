import type { KeyObject } from 'node:crypto';
import type { Action } from '../../case/index.ts';
import type { PhoneEvents } from './behaviour.ts';
import type { Firmware } from './firmware.ts';
import { impossible } from './impossible.ts';
import type { People } from './people.ts';
import { isOnline, type Phone } from './phone.ts';
import { become, CLOUD_MESSAGING, factoryState, MI_CLOUD } from './phone-state.ts';
import { fetchUpdate } from './update.ts';

export interface ActionsOptions {
  readonly phone: Phone;
  readonly people: People;
  readonly firmwareOf: (build: string) => Firmware;
  readonly updateKey: KeyObject;
  readonly pass: (micros: number) => Promise<void>;
  /** Lets the firmware act on what happened. */
  readonly raise: <Event extends keyof PhoneEvents>(event: Event, known: PhoneEvents[Event]) => Promise<void>;
}

type Prepare = Extract<Action, { readonly do: 'prepare' }>;
/** Somebody, and what is written to or by them. */
interface Worded {
  readonly with: string;
  readonly text: string;
}

const SECOND = 1_000_000;

/**
 * What each action of a protocol changes in the phone, and what it lets its firmware know. A repeat does the
 * thing anew: a phone that is on is switched off first, a SIM taken out, a contact deleted.
 */
export class Actions {
  readonly #options: ActionsOptions;
  readonly #phone: Phone;

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.#phone = options.phone;
  }

  /** Throws `action-impossible` where a person could not do it either. */
  async perform(action: Action): Promise<void> {
    const { state } = this.#phone;
    const { people, raise, pass } = this.#options;
    switch (action.do) {
      case 'prepare':
        return this.#prepare(action);
      case 'power-on':
        await this.#switchOff();
        state.isOn = true;
        state.isStartUpOwed = true;
        return this.#gotReady();
      case 'insert-sim':
        state.hasSim = true;
        return this.#gotReady();
      case 'join-wifi':
        this.#mustBeOn();
        state.hasJoinedWifi = true;
        return this.#gotReady();
      case 'allow-location':
        this.#mustBeOn();
        state.isLocationAllowed = true;
        return;
      case 'factory-reset':
        await this.#switchOff();
        become(state, factoryState(this.#options.firmwareOf(state.build), state.hasSim));
        return;
      case 'add-contact': {
        this.#mustBeOn();
        const contact = people.contact(action.contact);
        state.contacts.set(contact.number, contact);
        return raise('contact-saved', contact);
      }
      case 'open-contact': {
        this.#mustBeOn();
        const contact = state.contacts.get(people.contact(action.contact).number);
        if (contact === undefined) throw impossible(`"${action.contact}" is not in the address book`);
        return raise('contact-opened', contact);
      }
      case 'open-thread':
        this.#mustBeOn();
        return raise('thread-opened', { number: people.value(action.with) });
      case 'send-sms':
      case 'receive-sms':
        return this.#sms(action, action.do === 'receive-sms');
      // MMS and calls go by the mobile network; no firmware here does anything of itself on them.
      case 'send-mms':
      case 'receive-mms':
        people.text(action.text);
        people.value(action.with);
        return this.#mustHaveSim();
      case 'call':
      case 'be-called':
        people.value(action.with);
        return this.#mustHaveSim();
      case 'send-message':
        return this.#message(action);
      case 'sign-in':
        return this.#signIn(action.service);
      case 'enable':
      case 'disable':
        return this.#switch(action.service, action.do === 'enable');
      case 'back-up':
      case 'restore':
        this.#mustBeOnline();
        if (state.signedIn === null || state.services.get(action.service) !== true) {
          throw impossible(`${action.service} is not signed in to and switched on`);
        }
        return raise(action.do === 'back-up' ? 'backing-up' : 'restoring', null);
      case 'place-order':
        this.#mustBeOnline();
        if (state.signedIn === null) throw impossible('nobody is signed in');
        return raise('ordering', null);
      case 'apply-update':
        this.#mustBeOnline();
        return this.#update(action.build);
      case 'idle':
        return pass(action.forSeconds * SECOND);
      default:
        action satisfies never;
    }
  }

  /**
   * As on the bench before the test: the phone may fetch its update there, and what its firmware does of itself
   * it does not yet. It comes switched off, but for `same`.
   */
  async #prepare({ build, as, sim }: Prepare): Promise<void> {
    const { state } = this.#phone;
    const firmware = this.#options.firmwareOf(build);
    if (as === 'same') {
      if (state.build !== build) throw impossible(`the phone has another build than "${build}"`);
      state.hasSim = sim;
      return;
    }
    await this.#switchOff();
    if (as === 'new' || firmware.updatesFrom === null) {
      if (as !== 'new') throw impossible(`there is no update to "${build}"`);
      become(state, factoryState(firmware, sim));
      return;
    }
    become(state, factoryState(this.#options.firmwareOf(firmware.updatesFrom), sim));
    state.hasJoinedWifi = true;
    await this.#update(build);
    if (as === 'updated-and-reset') become(state, factoryState(firmware, sim));
  }

  async #update(build: string): Promise<void> {
    const { firmwareOf, updateKey } = this.#options;
    const { state, network } = this.#phone;
    if (firmwareOf(build).updatesFrom !== state.build) {
      throw impossible(`there is no update from "${state.build}" to "${build}"`);
    }
    await fetchUpdate(network, build, updateKey);
    await this.#switchOff();
    state.build = build;
  }

  async #gotReady(): Promise<void> {
    const { state } = this.#phone;
    if (!isOnline(state)) return;
    if (state.isStartUpOwed) {
      state.isStartUpOwed = false;
      await this.#options.raise('started', null);
    }
    if (state.hasSim) await this.#options.raise('ready', null);
  }

  async #sms(action: Worded, isReceived: boolean): Promise<void> {
    const { people, raise } = this.#options;
    const [number, text] = [people.value(action.with), people.text(action.text)];
    this.#mustHaveSim();
    this.#phone.state.messages.push({ direction: isReceived ? 'received' : 'sent', number, text });
    if (isReceived) await raise('sms-received', { number });
    else this.#phone.sendSms({ by: 'person', to: number, text });
  }

  async #message(action: Worded): Promise<void> {
    const { people, raise } = this.#options;
    const [number, text] = [people.value(action.with), people.text(action.text)];
    this.#mustHaveSim();
    this.#phone.state.messages.push({ direction: 'sent', number, text });
    await raise('message-written', { number, text });
  }

  async #signIn(service: string): Promise<void> {
    const { state } = this.#phone;
    this.#mustBeOnline();
    state.signedIn = null;
    await this.#options.raise('signing-in', { service });
    if (state.signedIn === null) throw impossible('this build cannot sign in');
    await this.#options.raise('signed-in', null);
  }

  async #switch(service: string, isOn: boolean): Promise<void> {
    const { state } = this.#phone;
    this.#mustBeOn();
    if (service === MI_CLOUD && state.signedIn === null) throw impossible('nobody is signed in');
    state.services.set(service, isOn);
    if (isOn) await this.#options.raise('service-enabled', { service });
    else if (service === CLOUD_MESSAGING) await this.#hangUp();
  }

  async #switchOff(): Promise<void> {
    await this.#hangUp();
    this.#phone.state.isOn = false;
  }

  async #hangUp(): Promise<void> {
    this.#phone.chat = null;
    await this.#phone.network.hangUp();
  }

  #mustBeOn(): void {
    if (!this.#phone.state.isOn) throw impossible('the phone is switched off');
  }

  #mustBeOnline(): void {
    if (!isOnline(this.#phone.state)) throw impossible('the phone has no network');
  }

  #mustHaveSim(): void {
    this.#mustBeOn();
    if (!this.#phone.state.hasSim) throw impossible('there is no SIM in the phone');
  }
}
