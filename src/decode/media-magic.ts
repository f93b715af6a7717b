/** First bytes of kinds of file that look random but are known, each with where they begin. */
const MAGIC: readonly (readonly [offset: number, bytes: string])[] = [
  [0, '\xff\xd8\xff'], // JPEG
  [0, '\x89PNG\r\n'],
  [0, 'GIF8'],
  [0, 'RIFF'], // WebP, WAV, AVI
  [4, 'ftyp'], // MP4, HEIC, AVIF
  [4, 'styp'],
  [4, 'moof'],
  [4, 'sidx'],
  [0, 'OggS'],
  [0, 'fLaC'],
  [0, 'ID3'],
  [0, '\x1a\x45\xdf\xa3'], // Matroska, WebM
  [0, 'FLV\x01'],
  [0, 'wOFF'],
  [0, 'wOF2'],
  [0, 'PK\x03\x04'], // zip, APK
  [0, '%PDF-'],
  [0, 'dex\n'],
  [0, '\x7fELF'],
  [0, '\0asm'],
];

/** Byte → the kinds whose mark begins with it: nearly all bytes begin none. */
const BY_FIRST: readonly (typeof MAGIC)[] = Array.from({ length: 256 }, (_, byte) =>
  MAGIC.filter(([, magic]) => magic.charCodeAt(0) === byte),
);
const OFFSETS: readonly number[] = [...new Set(MAGIC.map(([offset]) => offset))];

/** Whether the bytes begin as a known kind of picture, sound, font, archive or program does. */
export function isKnownMedia(bytes: Uint8Array): boolean {
  for (const at of OFFSETS) {
    for (const [offset, magic] of BY_FIRST[bytes[at] ?? 0] ?? []) {
      if (offset === at && standsAt(bytes, at, magic)) return true;
    }
  }
  return false;
}

function standsAt(bytes: Uint8Array, at: number, magic: string): boolean {
  for (let i = 1; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false;
  return at + magic.length <= bytes.byteLength;
}
