export type { AdvisoryFile } from './advisory.ts';
export { advisorySchema } from './advisory-schema.ts';
export { belongingTo } from './belonging-to.ts';
export { hasReservedNumbers } from './canary/phone-number.ts';
export type {
  Bearer,
  Build,
  ByteCounter,
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
  Setup,
  Vantage,
} from './case-file.ts';
export { caseSchema } from './case-schema.ts';
export { passesLuhn } from './check/luhn.ts';
export { type Cipher, type CipherMode, type CipherParts, cipherParts } from './cipher.ts';
export type { Claim, ClaimPart, Needs, PolicyRule, Scope, Waiver } from './claim.ts';
export { claimsSchema } from './claims-schema.ts';
export { type Coordinates, coordinatesOf } from './coordinates.ts';
export { countrySuggestion, isCountry } from './data/countries.ts';
export { type Market, markets, type Operator } from './data/markets.ts';
export { exercises, namesIn } from './exercises.ts';
export { guessedCaseText } from './guessed-case-text.ts';
export { newIdentity } from './identity.ts';
export { type CaseHead, caseEntry, caseFileText } from './identity-text.ts';
export { KEY_LENGTHS, keysWritten, keyWritten, LONGEST_KEY_TEXT } from './key-text.ts';
export type { IdentifierValue, KindClass, KindRow } from './kind-row.ts';
export { isKind, isPersonal, type Kind, type KnownKind, kindRow, kinds, takesList } from './kinds.ts';
export { normaliseKey } from './normalise-key.ts';
export { policySchema } from './policy-schema.ts';
export type { Action, Protocol, ProtocolPhase, ProtocolStep, Readiness } from './protocol.ts';
export { actionNames, protocolSchema } from './protocol-schema.ts';
export { type Random, seededRandom } from './random.ts';
export {
  type KnownNames,
  type NamingField,
  type UnknownName,
  unknownNames,
} from './read/named-things.ts';
export { quoted, suggestion } from './read/nearest.ts';
export { promiseFaults } from './read/promise-faults.ts';
export { checkAdvisory, LONGEST_ADVISORY, readAdvisory, USUAL_STALE_DAYS } from './read/read-advisory.ts';
export { LONGEST_CASE, type ReadCase, readCase } from './read/read-case.ts';
export {
  checkClaims,
  LONGEST_CLAIMS,
  readClaims,
  USUAL_OPAQUE_SHARE,
  USUAL_WATCH,
} from './read/read-claims.ts';
export { checkPolicy, LONGEST_POLICY, readPolicy } from './read/read-policy.ts';
export { checkProtocol, LONGEST_PROTOCOL, readProtocol } from './read/read-protocol.ts';
export { LONGEST_WAIVERS, readWaivers } from './read/read-waivers.ts';
export { momentWritten } from './read/term-faults.ts';
export type { Recipe, RecipeStep } from './recipe/recipe.ts';
export { recipeOf } from './recipe/recipe-of.ts';
export { CHECKS as recipeChecks, type StepName, stepNames } from './recipe/step-table.ts';
export {
  type PromisedPlace,
  type ResidencyException,
  type ResidencyPromise,
  type ResidesInput,
  residencyPromiseOf,
  residesSchema,
} from './residency-schema.ts';
export { setupsOf } from './setups-of.ts';
export { smsList } from './sms-list.ts';
export { type Predicate, predicateSchema, setups, type Terms, termsSchema } from './terms-schema.ts';
export { vCard } from './v-card.ts';
export { waiversSchema } from './waivers-schema.ts';
export type { WrittenForm } from './written-form.ts';
