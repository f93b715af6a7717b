import type { ClaimRow } from '../claim-example.ts';
import { numberPlain, numberSealed, quietHour } from './evidence.ts';

/** The predicates over what is seen; where data resides has a page of its own. */
export const predicateRows: readonly ClaimRow[] = [
  {
    name: 'never',
    title: 'never',
    about:
      '`never: <terms>`. Nothing that the terms are about may be seen. One sighting breaks it; that there is none says something only as far as was looked.',
    unseen: [
      'What left in bytes that nobody could read, or by a way out that nobody watched: either keeps it from being upheld.',
      'What no step put to use, or no positive control proved to be findable.',
    ],
    examples: [
      {
        claim: ['predicate:', '  never: { kinds: [contact-number], consent: [not-asked] }'],
        given: numberPlain,
        verdict: 'refuted',
        because:
          "1 sighting against it: contact's number (asha.tel) to api.vendor.example in plain text, in first.",
      },
      {
        title: 'Nothing of it was seen',
        claim: ['predicate:', '  never: { kinds: [contact-number], consent: [not-asked] }'],
        given: quietHour,
        verdict: 'upheld',
        because:
          "Nothing of it was seen, and enough was in sight: 60 minutes were watched (first) and 1 step done; proven live and put to use: contact's number; all bytes that could have held it were read.",
      },
    ],
  },
  {
    name: 'only',
    title: 'only',
    about:
      '`only: { of: <terms>, allowed: <terms> }`. What `of` is about may be seen in the allowed way alone, if it is seen at all. `allowed` may be a list: any of them will do.',
    unseen: ['For what purpose something is sent: a way of sending is seen, a use is not.'],
    examples: [
      {
        claim: [
          'predicate:',
          '  only: { of: { kinds: [contact-number] }, allowed: { steps: [open-contact] } }',
        ],
        given: numberSealed,
        verdict: 'refuted',
        because:
          "1 sighting against it: contact's number (asha.tel) to api.vendor.example over TLS, in first.",
      },
      {
        title: 'In the allowed way',
        claim: [
          'predicate:',
          '  only:',
          '    of: { kinds: [contact-number] }',
          '    allowed: [{ steps: [open-contact] }, { steps: [add-contact] }]',
        ],
        given: numberSealed,
        verdict: 'upheld',
        because:
          "1 sighting is as it says and none is against it, and enough was in sight: 60 minutes were watched (first) and 1 step done; proven live and put to use: contact's number; all bytes that could have held it were read.",
      },
    ],
  },
  {
    name: 'always',
    title: 'always',
    about:
      '`always: { of: <terms>, must: <terms> }`. Whenever what `of` is about is seen it is seen in this way. `must` may be a list: any of them will do. It must have been seen, and each kind of which it takes a canary, each identifier and each service that it lists: where nothing left, nothing shows how it leaves.',
    unseen: ['How it leaves where it was not seen to leave.'],
    examples: [
      {
        claim: ['predicate:', '  always: { of: { kinds: [contact-number] }, must: { transport: [tls] } }'],
        given: numberPlain,
        verdict: 'refuted',
        because:
          "1 sighting against it: contact's number (asha.tel) to api.vendor.example in plain text, in first.",
      },
      {
        title: 'Nothing of it left',
        claim: ['predicate:', '  always: { of: { kinds: [contact-number] }, must: { transport: [tls] } }'],
        given: quietHour,
        verdict: 'not-tested',
        because:
          'Nothing was seen against it, but that proves nothing: nothing of what it is about was seen to leave, so nothing shows how it leaves.',
      },
    ],
  },
];
