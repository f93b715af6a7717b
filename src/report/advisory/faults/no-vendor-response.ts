import type { AdvisoryFault } from './advisory-fault.ts';

export const noVendorResponse: AdvisoryFault = {
  id: 'no-vendor-response',
  number: 7,
  title: 'Nothing of what the vendor says',
  in2014: "It did not give the vendor's answer, which had been public for two months.",
  refused:
    'An advisory whose file does not say when the vendor was asked. It may say that there is no answer yet: "asked on …, none yet". A vendor that has not been asked is possible in a draft alone, and with the reason.',
  inDraft: ({ file: { vendor, status } }) => [
    ...(vendor.asked === undefined && vendor.answered === undefined
      ? vendor.notAsked === undefined
        ? [
            'vendor does not say when the vendor was asked; give vendor.asked, and vendor.answered with vendor.response once there is an answer',
          ]
        : status === 'draft'
          ? []
          : [`vendor was not asked, and the status is ${status}; ask first, or keep it a draft`]
      : []),
    ...(vendor.answered !== undefined && vendor.response === undefined
      ? ['vendor.answered is given without vendor.response; say what the vendor answered']
      : []),
    ...(vendor.response !== undefined && !/\p{L}{2}/u.test(vendor.response)
      ? [
          'vendor.response says nothing; give what the vendor answered, or leave both out: "none yet" is told then',
        ]
      : []),
    ...(vendor.notAsked !== undefined && vendor.asked !== undefined
      ? ['vendor.notAsked and vendor.asked contradict each other; leave out the one that does not hold']
      : []),
    ...(vendor.response !== undefined && vendor.answered === undefined
      ? ['vendor.response is given without vendor.answered; say when the answer came']
      : []),
  ],
};
