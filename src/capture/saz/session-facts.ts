import { isIP } from 'node:net';
import { type Micros, microsFromIso, TelltaleError, textOf } from '../../base/index.ts';
import type { RecordedPeers } from '../recorded.ts';

/** What Fiddler notes of a session in `raw/1_m.xml`. */
export interface SessionFacts {
  readonly at: Micros | null;
  readonly responseAt: Micros | null;
  readonly peers: RecordedPeers;
}

const NO_END = { address: null, port: null };

/** Reads the notes; what is missing or no such thing is null. */
export function sessionFacts(bytes: Uint8Array | null): SessionFacts {
  const text = bytes === null ? '' : textOf(bytes);
  const flags = new Map<string, string>();
  for (const [tag] of text.matchAll(/<SessionFlag [^<>]{1,2000}>/g)) {
    const name = attribute(tag, 'N');
    if (name !== null && !flags.has(name)) flags.set(name.toLowerCase(), attribute(tag, 'V') ?? '');
  }
  const [timers = ''] = /<SessionTimers [^<>]{1,4000}>/.exec(text) ?? [];
  const app = appIn(flags.get('x-processinfo') ?? '');
  return {
    at: momentIn(attribute(timers, 'ClientBeginRequest')),
    responseAt: momentIn(attribute(timers, 'ServerBeginResponse')),
    peers: {
      connection: null,
      orig: { address: addressIn(flags.get('x-clientip')), port: portIn(flags.get('x-clientport')) },
      resp: { ...NO_END, address: addressIn(flags.get('x-hostip')) },
      serverName: null,
      ...(app === null ? {} : { app }),
    },
  };
}

function attribute(tag: string, name: string): string | null {
  const start = tag.indexOf(` ${name}="`);
  if (start === -1) return null;
  const from = start + name.length + 3;
  const end = tag.indexOf('"', from);
  return end === -1 ? null : tag.slice(from, end);
}

/** Before the year 2 Fiddler means that it did not happen. */
function momentIn(text: string | null): Micros | null {
  if (text === null || text.length > 64 || !/^[12]\d{3}-/.test(text)) return null;
  try {
    const at = microsFromIso(text);
    return Number.isSafeInteger(at) && at >= 0 ? at : null;
  } catch (cause) {
    if (cause instanceof TelltaleError && cause.code === 'bad-time') return null;
    throw cause;
  }
}

function addressIn(text: string | undefined): string | null {
  const bare = (text ?? '').replace(/^::ffff:/i, '');
  return isIP(bare) === 0 ? null : bare;
}

function portIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 0xffff ? Number(text) : null;
}

/** `chrome:1234`: the program and its process. */
function appIn(text: string): string | null {
  const [, app = ''] = /^([^:\0-\x1f\x7f]{1,200}):\d{1,10}$/.exec(text) ?? [];
  return app.trim() === '' ? null : app.trim();
}
