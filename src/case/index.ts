export { belongingTo } from './belonging-to.ts';
export { hasReservedNumbers } from './canary/phone-number.ts';
export type {
  Bearer,
  Case,
  CipherKey,
  ConsentState,
  Controller,
  Device,
  HashKey,
  Identifier,
  Phase,
  Service,
  ServiceState,
  Vantage,
} from './case-file.ts';
export { caseSchema } from './case-schema.ts';
export { type Cipher, cipherParts } from './cipher.ts';
export { type Coordinates, coordinatesOf } from './coordinates.ts';
export { type Market, markets, type Operator } from './data/markets.ts';
export { exercises, namesIn } from './exercises.ts';
export { newIdentity } from './identity.ts';
export { type CaseHead, caseFileText } from './identity-text.ts';
export { KEY_LENGTHS, keysWritten, LONGEST_KEY_TEXT } from './key-text.ts';
export type { IdentifierValue, KindClass, KindRow } from './kind-row.ts';
export { isKind, isPersonal, type Kind, type KnownKind, kindRow, kinds, takesList } from './kinds.ts';
export { normaliseKey } from './normalise-key.ts';
export type { Action, Protocol, ProtocolPhase, ProtocolStep, Readiness } from './protocol.ts';
export { actionNames, protocolSchema } from './protocol-schema.ts';
export { type Random, seededRandom } from './random.ts';
export { suggestion } from './read/nearest.ts';
export { LONGEST_CASE, type ReadCase, readCase } from './read/read-case.ts';
export { checkProtocol, LONGEST_PROTOCOL, readProtocol } from './read/read-protocol.ts';
export { smsList } from './sms-list.ts';
export { vCard } from './v-card.ts';
export type { WrittenForm } from './written-form.ts';
