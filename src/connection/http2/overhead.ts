import type { Direction } from '../stream/stream-reader.ts';

/**
 * Bytes of each direction that steer the connection or frame its messages: headers of frames, settings, windows,
 * padding. They are read, but say nothing, and are counted with the next message of their direction.
 */
export type Overhead = Record<Direction, number>;
