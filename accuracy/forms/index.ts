import { anyForms } from './any.ts';
import { appListForms } from './app-list.ts';
import type { Form } from './form.ts';
import { hardwareForms } from './hardware.ts';
import { locationForms } from './location.ts';
import { personalForms } from './personal.ts';
import { phoneForms } from './phone.ts';
import { resettableForms } from './resettable.ts';
import { subscriberForms } from './subscriber.ts';

/** Every written form; digests of them stand apart. */
export const forms: readonly Form[] = [
  ...anyForms,
  ...phoneForms,
  ...hardwareForms,
  ...resettableForms,
  ...subscriberForms,
  ...personalForms,
  ...locationForms,
  ...appListForms,
];

export { type Digest, digests } from './digests.ts';
export type { Form, Written } from './form.ts';
