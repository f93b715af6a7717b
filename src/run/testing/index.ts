export { recordingDriver } from './recording-driver.ts';
export { tinyProxy } from './tiny-proxy.ts';
