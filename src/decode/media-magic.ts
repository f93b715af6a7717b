/** What a file is for people: what it shows or plays stays unread, whatever of its bytes can be. */
export type MediaKind = 'picture' | 'recording' | 'document' | 'font';

interface Mark {
  readonly offset: number;
  readonly magic: string;
  /** Null for what is read like anything else: archives are unfolded, and programs hold their texts as they are. */
  readonly kind: MediaKind | null;
}

const markAt = (offset: number, kind: MediaKind | null, ...magics: readonly string[]): Mark[] =>
  magics.map((magic) => ({ offset, magic, kind }));

/** First bytes of kinds of file that look random but are known, each with where they begin. */
const MAGIC: readonly Mark[] = [
  // JPEG, PNG, GIF
  ...markAt(0, 'picture', '\xff\xd8\xff', '\x89PNG\r\n', 'GIF8'),
  // WebP, WAV, AVI; MP4, HEIC, AVIF
  ...markAt(0, 'recording', 'RIFF'),
  ...markAt(4, 'recording', 'ftyp', 'styp', 'moof', 'sidx'),
  // Ogg, FLAC, MP3, Matroska and WebM, FLV
  ...markAt(0, 'recording', 'OggS', 'fLaC', 'ID3', '\x1a\x45\xdf\xa3', 'FLV\x01'),
  ...markAt(0, 'font', 'wOFF', 'wOF2'),
  ...markAt(0, 'document', '%PDF-'),
  // zip, APK; dex, ELF, WebAssembly
  ...markAt(0, null, 'PK\x03\x04', 'dex\n', '\x7fELF', '\0asm'),
];

/** Byte → the kinds whose mark begins with it: nearly all bytes begin none. */
const BY_FIRST: readonly (readonly Mark[])[] = Array.from({ length: 256 }, (_, byte) =>
  MAGIC.filter(({ magic }) => magic.charCodeAt(0) === byte),
);
const OFFSETS: readonly number[] = [...new Set(MAGIC.map(({ offset }) => offset))];

/** Whether the bytes begin as a known kind of picture, sound, font, archive or program does. */
export function isKnownMedia(bytes: Uint8Array): boolean {
  return markOf(bytes) !== null;
}

/** Of what kind the bytes are by their beginning; null where they are none that stays unread. */
export function mediaKindOf(bytes: Uint8Array): MediaKind | null {
  return markOf(bytes)?.kind ?? null;
}

function markOf(bytes: Uint8Array): Mark | null {
  for (const at of OFFSETS) {
    for (const mark of BY_FIRST[bytes[at] ?? 0] ?? []) {
      if (mark.offset === at && standsAt(bytes, at, mark.magic)) return mark;
    }
  }
  return null;
}

function standsAt(bytes: Uint8Array, at: number, magic: string): boolean {
  for (let i = 1; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false;
  return at + magic.length <= bytes.byteLength;
}
