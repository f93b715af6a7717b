import * as v from 'valibot';
import { setups } from '../../case/index.ts';
import { BEARERS } from '../../judge/index.ts';
import {
  count,
  dayOrMoment,
  fields,
  list,
  mapOf,
  moment,
  names,
  oneOf,
  says,
  shape,
  text,
  textOrNull,
} from './words.ts';

const bearers = list(oneOf(BEARERS));
const counter = fields({ sent: count, received: count });
const maybe = <const Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);

/** What the examination repeats of the case; of the identity only ids and kinds, elsewhere. */
export const examinedCase = fields({
  title: textOrNull,
  sha256: says(text, 'of the case file; hexadecimal'),
  device: says(
    fields({
      vendor: maybe(textOrNull),
      model: maybe(textOrNull),
      build: maybe(textOrNull),
      market: maybe(textOrNull),
    }),
    'empty where the case names none',
  ),
  controller: says(
    fields({ name: maybe(textOrNull), hosts: maybe(names) }),
    'who answers for the data; empty where the case names none',
  ),
  vantage: says(
    fields({
      egressCountry: maybe(textOrNull),
      resolver: maybe(textOrNull),
      simMccMnc: maybe(textOrNull),
      locale: maybe(textOrNull),
      bearers: maybe(says(bearers, 'ways out of the phone that were watched')),
      bearersOff: maybe(says(bearers, 'ways out that were switched off')),
      counters: maybe(
        says(
          fields({ wifi: maybe(counter), cellular: maybe(counter), sms: maybe(counter) }),
          "bytes by the phone's own counters, by way out",
        ),
      ),
      interception: maybe(oneOf(['trusted', 'untrusted'])),
    }),
    'where and how the phone was watched; empty where the case does not say',
  ),
  services: says(
    list(
      fields({
        id: text,
        title: text,
        hosts: maybe(says(names, 'hosts that serve it; absent: nobody says')),
        parties: maybe(says(names, 'whom an agreement to it covers; absent: the controller alone')),
      }),
    ),
    'services of the case, and those that only marks tell of',
  ),
  builds: maybe(
    says(
      list(
        fields({
          id: text,
          released: maybe(says(dayOrMoment, 'when it came out')),
          releasedBefore: maybe(says(dayOrMoment, 'a time before which it was out')),
        }),
      ),
      'what is known of firmware; absent where that is nothing',
    ),
  ),
});

export const examinedCapture = shape('Capture', 'A capture that was examined.', {
  id: says(text, '`cap:…`, made of its hash'),
  file: says(text, 'name without folders; of a recording, its folder'),
  format: says(text, '`pcap`, `pcapng`, `har`, `mitmproxy`, `saz`, `burp` or `recording`'),
  compression: maybe(
    says(
      oneOf(['gzip', 'zstd']),
      'how the file is compressed as a whole; offsets are then those of what it unpacks to',
    ),
  ),
  sha256: says(text, 'of all its bytes; hexadecimal'),
  byteLength: count,
  packets: says(v.nullable(count), 'null for formats that know no packets'),
  wireBytes: says(v.nullable(count), 'bytes of its packets on the wire; null without packets'),
  connections: count,
  messages: count,
  from: says(v.nullable(moment), 'null where it does not tell the time'),
  to: v.nullable(moment),
});

export const examinedPhase = shape('Phase', 'A time in which phone and consent stayed the same.', {
  id: text,
  from: moment,
  to: moment,
  watchedSeconds: maybe(
    says(
      count,
      'how much of it was captured, from the first to the last thing that a capture holds of it; absent in older examinations',
    ),
  ),
  proven: maybe(
    says(
      names,
      'identifiers that the positive control of the same capture has shown; absent in older examinations',
    ),
  ),
  build: says(textOrNull, 'firmware'),
  setup: maybe(says(oneOf(setups), 'how the phone came by its settings; absent where nobody says')),
  services: says(mapOf(text), 'what the phone did: `on` or `off`, by service'),
  consent: says(
    mapOf(text),
    'what was agreed to: `not-asked`, `granted`, `refused` or `withdrawn`, by service',
  ),
  // One that was written before control arms were told apart had none.
  control: v.optional(
    says(v.boolean('must be true or false'), 'a control arm: the same steps with what they act on left out'),
    false,
  ),
  steps: says(
    list(
      fields({
        id: text,
        at: says(moment, 'when it was first done'),
        times: says(count, 'how often it was done'),
        by: says(text, 'who did it, such as `specimen` or `operator`'),
        action: maybe(says(text, 'what was done, such as `idle`, where its mark says so')),
        exercises: says(names, 'ids of the identifiers that it acted on'),
        repeats: maybe(
          says(
            list(
              fields({
                repeat: says(count, 'from 1, as its mark has it'),
                at: moment,
                to: says(moment, 'when the next mark came, or the capture ended'),
                exercises: maybe(says(names, 'where it is not what all repeats acted on')),
              }),
            ),
            'each time that it was done; absent in older examinations',
          ),
        ),
      }),
    ),
    'steps that were done in it, by their marks',
  ),
});
