import { decrypted } from '../../wire/index.ts';
import { jsonOf, tellJson } from '../json-fields.ts';
import type { Office } from '../office.ts';
import {
  type Answer,
  type Call,
  jsonAnswer,
  malformed,
  type ServiceFile,
  signInFirst,
} from '../service-file.ts';

export interface BackupState {
  /** By user id and what it is a backup of; still as it came over the wire. */
  readonly backups: Map<string, string>;
}

/** Backup and restore. The server holds the key as well as the phone does: it handed it out. */
export const miCloud: ServiceFile<BackupState> = {
  id: 'mi-cloud',
  empty: () => ({ backups: new Map() }),
  answers: {
    contactsUpload: (call, state, office) => keep('contacts', call, { state, office }),
    contactsDownload: (call, state, office) => giveBack('contacts', call, { state, office }),
    messagesUpload: (call, state, office) => keep('messages', call, { state, office }),
    messagesDownload: (call, state, office) => giveBack('messages', call, { state, office }),
  },
};

type Of = 'contacts' | 'messages';

interface Where {
  readonly state: BackupState;
  readonly office: Office;
}

function keep(of: Of, call: Call, { state, office }: Where): Answer {
  const session = office.session(call.cookies);
  if (session === null) return signInFirst;
  const text = call.body.toString('latin1');
  const value = jsonOf(decrypted(text, session.security) ?? '');
  if (value === null) return malformed;
  tellJson(value, call.told);
  state.backups.set(`${session.userId} ${of}`, text);
  return jsonAnswer({ code: 0, data: { byteLength: call.body.byteLength } });
}

function giveBack(of: Of, call: Call, { state, office }: Where): Answer {
  const session = office.session(call.cookies);
  if (session === null) return signInFirst;
  const text = state.backups.get(`${session.userId} ${of}`);
  if (text === undefined) return jsonAnswer({ code: 404 }, 404);
  return { status: 200, type: 'text/plain; charset=us-ascii', body: Buffer.from(text, 'latin1') };
}
