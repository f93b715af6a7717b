import type { Notice } from '../base/index.ts';
import type { Message } from '../connection/index.ts';
import type { SightResult } from '../detect/index.ts';

type Kind = SightResult['media']['kinds'][number];

const DETAILS: Readonly<Record<Kind, string>> = {
  picture:
    'a picture was sent: its bytes were searched, what it shows was not looked at, so it counts as unread',
  recording:
    'a sound, film or picture file was sent: its bytes were searched, what it plays or shows was not, so it counts as unread',
  document: 'a PDF was sent that could not all be read: what was not decompressed counts as unread',
  font: 'a font was sent that could not all be read: what was not decompressed counts as unread',
};

/**
 * Bytes of a section that nobody could read. What was sent as a picture, a sound or a film may tell anything: a
 * screenshot, a recording. What was received as one tells nothing of the phone, and counts as read.
 */
export function unreadOf(
  { unreadable, media }: SightResult,
  { direction }: Pick<Message, 'direction'>,
): number {
  return direction === 'request' ? unreadable + media.byteLength : unreadable;
}

/** What is to be told of files that were sent. */
export function mediaNotices({ media }: SightResult, { direction, connection }: Message): Notice[] {
  if (direction !== 'request') return [];
  return media.kinds.map((kind) => ({ code: 'media-unread', about: connection.id, detail: DETAILS[kind] }));
}
