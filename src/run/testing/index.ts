export { type RecordingDriver, recordingDriver } from './recording-driver.ts';
export { type Passed, tinyProxy } from './tiny-proxy.ts';
