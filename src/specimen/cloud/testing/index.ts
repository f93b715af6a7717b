export { ask, type Question, type Reply, secured } from './ask.ts';
export { type SignedIn, signIn, tryToSignIn } from './sign-in.ts';
export { TEST_TIME, withCloud } from './with-cloud.ts';
