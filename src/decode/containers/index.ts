import type { Container } from './container.ts';
import { cookie } from './cookie.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { json } from './json.ts';
import { multipart } from './multipart.ts';
import { url } from './url.ts';

/** Every container there is, in the order of asking: those that a hint or plain first bytes tell come first. */
export const containers: readonly Container[] = [url, cookie, fields, multipart, json, form];

export type { Container, Division, Scope } from './container.ts';
