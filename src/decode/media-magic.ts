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

/** Whether the bytes begin as a known kind of picture, sound, font, archive or program does. */
export function isKnownMedia(bytes: Uint8Array): boolean {
  return MAGIC.some(([offset, magic]) => {
    for (let i = 0; i < magic.length; i++) if (bytes[offset + i] !== magic.charCodeAt(i)) return false;
    return true;
  });
}
