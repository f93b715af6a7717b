import { ruleNamed } from '../rule-named.ts';
import type { RuleRow } from '../rule-row.ts';

/** Rules about weak protection that poses as strong. */
export const cryptoRules: readonly RuleRow[] = [
  {
    rule: ruleNamed('unsalted-hash-of-small-space'),
    about:
      'A hash hides what it was made of only while nobody can try everything that it may have been made of.',
    speaks:
      'For IMEI, MEID, IMSI, ICCID, telephone numbers and network addresses that were hashed without a salt or key of the case; the sentence says how many there are of them.',
    unseen: ['Salts and keys that the case does not know: what they hide is not sighted at all.'],
    examples: [
      {
        given: { sightings: [{ forms: ['sha1', 'base64url', 'truncated'] }] },
        says: [
          'fail warning: IMEI (imei1) was sent to api.vendor.example as a hash without salt (sha1), which trying every value undoes: a model has a million serial numbers for each of its type allocation codes (3GPP TS 23.003 §6.2.1)',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('encoding-called-encryption'),
    about: 'An encoding hides nothing: anyone can undo it, whatever it is called.',
    speaks:
      'Where the content type of a body, a name on the way to the value, or the target says that it is encrypted, and the value stood there as it is or under layers that anyone can take off.',
    unseen: ['What is said to be encrypted anywhere else, such as in a privacy notice: that is for claims.'],
    examples: [
      {
        given: { sightings: [{ calledEncrypted: 'content-type', layers: ['base64'] }] },
        says: [
          'fail error: IMEI (imei1) was sent to api.vendor.example only encoded (base64), though its content type says that it is encrypted',
        ],
      },
    ],
  },
  {
    rule: ruleNamed('fixed-iv'),
    about:
      'With a vector that never changes equal beginnings stay equal: who watches sees when the same is sent again.',
    speaks:
      'Where a key opened AES in CBC and the vector turns out to be zeros, the key itself, or one that is published. One finding for everything that went to a host in a phase.',
    unseen: [
      'Vectors that are fixed, but are none of these.',
      'Whether a text of one block was chained with zeros or not chained at all.',
    ],
    examples: [
      {
        given: { sightings: [{ knownIv: 'published', layers: ['base64', 'aes'] }] },
        says: [
          'fail warning: What was sent to api.vendor.example was encrypted with an initialisation vector that never changes (one that is published), so that messages which begin alike can be recognised',
        ],
      },
    ],
  },
];
