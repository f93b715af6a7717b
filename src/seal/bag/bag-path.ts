/** Folders below each other in a bundle; ours have five. */
export const MOST_DEPTH = 12;

/** UTF-16 units of one path; what every file system takes. */
export const LONGEST_PATH = 512;

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Names that mean a device to Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * What is wrong with a path in a bundle; null where nothing is. Bundles of ours use a small set of letters, so that a path
 * is the same on every system and can lead nowhere else: no `..`, no root, no drive, no hidden file, nothing to decode.
 */
export function pathFault(path: string): string | null {
  if (path.length > LONGEST_PATH) return 'its path is too long';
  const segments = path.split('/');
  if (segments.length > MOST_DEPTH) return 'it lies too deep';
  if (segments.includes('..')) return 'its path leads out of the bundle';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\'))
    return 'its path does not begin in the bundle';
  if (!segments.every((segment) => SEGMENT.test(segment) && !DEVICE.test(segment)))
    return 'its path holds what no path of a bundle holds';
  return null;
}

/** A name for a file that came from elsewhere, in those letters; it may be empty of meaning but never of length. */
export function segmentFor(name: string): string {
  const plain = name
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .slice(-96)
    .replace(/^[.-]+/, '_');
  return plain === '' || !SEGMENT.test(plain) || DEVICE.test(plain) ? `_${plain}` : plain;
}
