import * as v from 'valibot';
import { HOST, noHost } from './host-text.ts';
import { fields, isText, list, text } from './schema-words.ts';

export const hostName = v.pipe(
  v.string(isText),
  v.regex(HOST, (issue) => noHost(`${issue.input}`)),
);

export const hostNames = list(hostName);

/** A service of a phone, as case files and protocols tell of it. */
export const service = fields({
  title: v.optional(text),
  hosts: v.optional(
    v.pipe(
      hostNames,
      v.description(
        'Host names that serve it, each with the names below it; where several services cover a host, the longest name counts',
      ),
    ),
  ),
  parties: v.optional(
    v.pipe(
      hostNames,
      v.description(
        'Whom an agreement to it covers: first (the controller), third (anyone), or host names; the controller and the hosts of the service where left out',
      ),
    ),
  ),
});

export type ServiceInput = v.InferOutput<typeof service>;
