import type { CountedNotice } from '../../base/index.ts';
import { sarifText } from './sarif-text.ts';

/** GitHub asks for a `help` of every descriptor (rule GH2012 of Microsoft's SARIF Multitool). */
const HELP = {
  text: 'Tells what was skipped, odd or could not be opened in a capture. It is no finding; where it counts bytes, those were not looked at.',
};

/** Descriptors of the notices of a run, `driver.notifications` (SARIF 2.1.0 §3.19.24): a code each. */
export function notificationDescriptors(notices: readonly CountedNotice[]) {
  return codesOf(notices).map((id) => ({ id, shortDescription: { text: `Notice ${id}.` }, help: HELP }));
}

/** Notices as `toolExecutionNotifications` (§3.20.21): what was skipped, odd, or could not be opened. */
export function notificationsOf(notices: readonly CountedNotice[]) {
  const indices = new Map(codesOf(notices).map((code, index) => [code, index]));
  return notices.map(({ code, about, detail, byteLength, times }) => ({
    descriptor: { id: code, index: indices.get(code) ?? 0 },
    // What accounts for bytes says that they were not looked at.
    level: byteLength === undefined ? 'note' : 'warning',
    message: { text: sarifText(`${about}: ${detail}`) },
    properties: { about, times, ...(byteLength === undefined ? {} : { byteLength }) },
  }));
}

function codesOf(notices: readonly CountedNotice[]): string[] {
  return [...new Set(notices.map(({ code }) => code))].sort();
}
