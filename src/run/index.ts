export { actionSentence, byId, type Spelling, spanOfTime } from './action-sentence.ts';
export { type ControlDial, controlDial } from './control-dial.ts';
export type { Action, Driver } from './driver.ts';
export { type Clock, type ManualOptions, manualDriver } from './manual-driver.ts';
export { type PositiveControlOptions, positiveControl } from './positive-control.ts';
export {
  builtInClaims,
  claimsFile,
  loadClaims,
  loadPolicy,
  loadWaivers,
  type NamedFile,
  policyFile,
} from './promises.ts';
export { builtInProtocols, loadProtocol, protocolFile } from './protocols.ts';
export type { RunEvent } from './run-event.ts';
export { type RunOptions, type RunOutcome, runProtocol } from './run-protocol.ts';
export { withServicesOf } from './with-services-of.ts';
