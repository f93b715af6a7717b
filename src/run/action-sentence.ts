import type { Action } from '../case/index.ts';

/** Whether each of a protocol's actions names what it acts on by identifier id or spells it out. */
export interface Spelling {
  /** A person, with everything that is known of them: `asha.tel`. */
  person(id: string): string;
  /** A number to dial or text. */
  number(id: string): string;
  text(id: string): string;
}

/** As documents write it: identifiers by id. */
export const byId: Spelling = {
  person: (id) => `\`${id}\``,
  number: (id) => `\`${id}\``,
  text: (id) => `\`${id}\``,
};

type Named<Name extends Action['do']> = Action & { readonly do: Name };
type Sentences = { readonly [Name in Action['do']]: (action: Named<Name>, spelled: Spelling) => string };

const ready = {
  new: 'as new out of the box, or reset to factory state',
  updated: 'updated over the air from the build before, and not reset',
  'updated-and-reset': 'updated over the air, and then reset to factory state',
  same: 'as the last phase left it',
} as const;

const sentences: Sentences = {
  prepare: ({ build, as, sim }) =>
    `Have the phone ready with build ${build}, ${ready[as]}, and ${sim ? 'with the SIM in it' : 'without a SIM'}.`,
  'power-on': () => 'Switch the phone on; if it is on, switch it off first.',
  'insert-sim': () => 'Insert the SIM; if it is in, take it out first.',
  'join-wifi': () => 'Join the Wi-Fi of the lab; if the phone has joined it, leave it first.',
  'allow-location': () => 'Allow location and wait for a fix; if it is allowed, forbid it first.',
  'factory-reset': () => 'Reset the phone to factory state.',
  'place-order': () => 'Place an order in the shop.',
  'add-contact': ({ contact }, { person }) =>
    `Add a contact, ${person(contact)}; if it is in the address book, delete it first.`,
  'open-contact': ({ contact }, { person }) => `Open the contact ${person(contact)} and close it again.`,
  'open-thread': (action, { number }) =>
    `Open the message thread with ${number(action.with)} and close it again.`,
  call: (action, { number }) => `Call ${number(action.with)}, let it be answered, and hang up.`,
  'be-called': (action, { number }) => `Have ${number(action.with)} call the phone, answer, and hang up.`,
  'send-sms': (action, { number, text }) => `Send an SMS to ${number(action.with)}: ${text(action.text)}.`,
  'receive-sms': (action, { number, text }) =>
    `Have ${number(action.with)} send an SMS to the phone: ${text(action.text)}.`,
  'send-mms': (action, { number, text }) => `Send an MMS to ${number(action.with)}: ${text(action.text)}.`,
  'receive-mms': (action, { number, text }) =>
    `Have ${number(action.with)} send an MMS to the phone: ${text(action.text)}.`,
  'send-message': (action, { number, text }) =>
    `Send a message over the internet to ${number(action.with)}: ${text(action.text)}.`,
  'sign-in': ({ service }) => `Sign in to ${service}; if the phone is signed in, sign out first.`,
  enable: ({ service }) => `Switch ${service} on, and agree to what it asks.`,
  disable: ({ service }) => `Switch ${service} off.`,
  'back-up': ({ service }) => `Back up to ${service}.`,
  restore: ({ service }) => `Restore from ${service}.`,
  'apply-update': ({ build }) => `Update the phone over the air to build ${build}.`,
  idle: ({ forSeconds }) => `Leave the phone alone for ${spanOfTime(forSeconds)}.`,
};

/** One plain sentence that tells a person what to do. */
export function actionSentence(action: Action, spelled: Spelling): string {
  const sentence = sentences[action.do] as (action: Action, spelled: Spelling) => string;
  return sentence(action, spelled);
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** `13 days`, `1 hour 30 minutes`, `45 seconds`: the two largest units. */
export function spanOfTime(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  const words: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && words.length < 2) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    else if (words.length > 0) break;
  }
  return words.length === 0 ? '0 seconds' : words.join(' ');
}
