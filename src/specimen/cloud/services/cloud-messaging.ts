import { decrypted, hashed, isHashed } from '../../wire/index.ts';
import { jsonOf, tellJson, textMember } from '../json-fields.ts';
import type { Office } from '../office.ts';
import { type Call, done, jsonAnswer, malformed, type ServiceFile, signInFirst } from '../service-file.ts';

export interface ActivatedDevice {
  readonly phone: string;
  /** Null where only the number has been told so far. */
  readonly imsi: string | null;
}

export interface MessagingState {
  /** By `hashed` IMEI, as a device may tell its IMEI either way. */
  readonly devices: Map<string, ActivatedDevice>;
}

/** The code that says: this device has not told its number yet. Chosen. */
const NOT_ACTIVATED = 10_017;

/** Activation by number, IMSI and IMEI, and the question whether a contact is online. The chat is in chat-line.ts. */
export const cloudMessaging: ServiceFile<MessagingState> = {
  id: 'cloud-messaging',
  empty: () => ({ devices: new Map() }),
  answers: {
    register(call, state, office) {
      const form = new URLSearchParams(call.body.toString('utf8'));
      const imei = form.get('imei') ?? '';
      const phone = clearNumber(form.get('phone') ?? '', call, office);
      for (const [field, value] of form) call.told(field, field === 'phone' ? (phone ?? value) : value);
      if (imei === '' || phone === null) return malformed;
      rememberDevice(state, hashedOnce(imei), phone);
      return done;
    },
    activate(call, state) {
      const device = call.segments.device ?? '';
      const imsi = call.query.get('imsi');
      call.told('device', device);
      if (imsi === null || imsi === '') return malformed;
      call.told('imsi', imsi);
      const known = state.devices.get(hashedOnce(device));
      if (known === undefined) return jsonAnswer({ code: NOT_ACTIVATED });
      rememberDevice(state, hashedOnce(device), known.phone, hashedOnce(imsi));
      return jsonAnswer({ code: 0, data: { phone: known.phone } });
    },
    lookUp(call, _state, office) {
      const externalId = call.query.get('externalId') ?? '';
      const number = isHashed(externalId) ? externalId : clearNumber(externalId, call, office);
      call.told('externalId', number ?? externalId);
      if (number === null || call.query.get('type') !== 'MXPH') return malformed;
      const online = office.presence.numbers().find((other) => other === number || hashed(other) === number);
      if (online === undefined) return jsonAnswer({ code: 0, data: { status: 'unknown' } });
      const userId = String(office.secret(`peer ${online}`, 4).readUInt32LE());
      return jsonAnswer({ code: 0, data: { status: 'online', userId } });
    },
    device(call, state, office) {
      const session = office.session(call.cookies);
      if (session === null) return signInFirst;
      const text = call.body.toString('utf8');
      const body = jsonOf(text) ?? jsonOf(decrypted(text, session.security) ?? '');
      if (body === null) return malformed;
      const [imei, written] = [textMember(body, 'imei'), textMember(body, 'phone')];
      const phone = written === null ? null : clearNumber(written, call, office);
      tellJson(phone === null ? body : { ...body, phone }, call.told);
      if (imei !== null && phone !== null) rememberDevice(state, hashedOnce(imei), phone);
      return done;
    },
  },
};

/** What the vendor learns from an activation SMS. */
export function rememberDevice(state: MessagingState, device: string, phone: string, imsi?: string): void {
  state.devices.set(device, { phone, imsi: imsi ?? state.devices.get(device)?.imsi ?? null });
}

function hashedOnce(value: string): string {
  return isHashed(value) ? value : hashed(value);
}

/** A number that was sent in clear, or encrypted with the key of who is signed in; null where it is neither. */
function clearNumber(text: string, call: Call, office: Office): string | null {
  if (/^\+?\d{3,20}$/.test(text)) return text;
  const session = office.session(call.cookies);
  const clear = session === null ? null : decrypted(text, session.security);
  return clear !== null && /^\+?\d{3,20}$/.test(clear) ? clear : null;
}
