import type { ChangeKind } from './change.ts';

/** What each kind of change says, for the docs. */
export const CHANGE_MEANINGS: { readonly [Kind in ChangeKind]: string } = {
  weakened:
    'still told, and less protected: the value itself (encrypted, hashed, encoded, plain) or the wire (TLS, none); also where one got better and the other worse',
  new: 'told now and not seen before; the sentence says where what led to it was not tried before',
  persists: 'still told to the same host and no better protected, be it in another field',
  relocated: 'still told in the same way, but to another host or country',
  obfuscated: 'still told, and better protected: plain → encoded → hashed → encrypted, or plain → TLS',
  'not-tested':
    'not seen any more, and the steps were done again, but with less in sight than before; `missing` says what lacks',
  'not-exercised-again':
    'not seen any more, but the steps in which it was told were not done again, or less often, or with something else agreed to, or not with the same phone, market or place, or nobody looked for it',
  fixed:
    'not seen any more, though the same steps were done as often and put it to use with the same model in the same market and place, no more was unread or lost (from the phase of these steps on, to whomever it was sent; of its host and of its service), no more connections refused, the same bearers were watched and none was unwatched, a positive control proved the canary and it was watched as long',
};
