import type { Sighting } from '../../src/index.ts';
import type { Message } from '../compose/message.ts';
import { namesForms, namesLayers } from './naming.ts';
import { walksBack } from './walks-back.ts';

/** What came of one message. */
export interface Scored {
  readonly message: Message;
  /** What was hidden was sighted; never in a clean message. */
  readonly isFound: boolean;
  /** Sightings of what was hidden. */
  readonly sightings: readonly Judged[];
  /** Sightings of what was not there. */
  readonly false: readonly Sighting[];
}

export interface Judged {
  readonly sighting: Sighting;
  readonly layersNamed: boolean;
  readonly formsNamed: boolean;
  readonly walksBack: boolean;
}

export function scored(message: Message, sightings: readonly Sighting[], file: Buffer): Scored {
  const { composed, isClean } = message;
  const own = isClean ? [] : sightings.filter(({ identifier }) => identifier === composed.subject.id);
  return {
    message,
    isFound: own.length > 0,
    sightings: own.map((sighting) => ({
      sighting,
      layersNamed: namesLayers(sighting, composed),
      formsNamed: namesForms(sighting, composed),
      walksBack: walksBack(sighting, file, composed),
    })),
    false: sightings.filter((sighting) => !own.includes(sighting)),
  };
}
