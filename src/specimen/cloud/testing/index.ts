export { ask, type Question, type Reply, secured } from './ask.ts';
export { type EndpointCase, endpointCases, IMEI, IMSI, NUMBER, told } from './endpoint-cases/index.ts';
export { endpointUrl } from './endpoint-url.ts';
export { type SignedIn, signIn, tryToSignIn } from './sign-in.ts';
export { TEST_TIME, withCloud } from './with-cloud.ts';
