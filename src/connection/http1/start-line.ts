export type Verdict = 'yes' | 'no' | 'maybe';

/** Methods of RFC 9110, 5789, 4918, 3253, 3648, 5323, UPnP and the common ones beyond. Others need their whole line to be believed. */
const KNOWN = new Set(
  `GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT SEARCH
   MKCALENDAR VERSION-CONTROL CHECKOUT CHECKIN MERGE NOTIFY SUBSCRIBE UNSUBSCRIBE M-SEARCH PURGE LINK UNLINK`.split(
    /\s+/,
  ),
);

/** The longest method believed. The longest registered one, UPDATEREDIRECTREF, has 17 characters. */
export const MOST_METHOD_BYTES = 24;

const VERSION = /HTTP\/\d\.\d[ \t]*\r?$/;

/**
 * Whether a text, of which the end may still be missing, begins with a request line. A whole line must end in an
 * HTTP version; of an unfinished one only the method is judged: 'maybe' until the line is there.
 */
export function requestVerdict(text: string): Verdict {
  const methodEnd = tokenEnd(text);
  if (methodEnd === text.length) return methodEnd <= MOST_METHOD_BYTES ? 'maybe' : 'no';
  if (methodEnd === 0 || methodEnd > MOST_METHOD_BYTES || text[methodEnd] !== ' ') return 'no';
  const lineEnd = text.indexOf('\n', methodEnd);
  if (lineEnd < 0) return 'maybe';
  return VERSION.test(text.slice(Math.max(methodEnd, lineEnd - 24), lineEnd)) ? 'yes' : 'no';
}

/** For a line whose end will not come: whether its method is one that HTTP has. */
export function hasKnownMethod(text: string): boolean {
  const methodEnd = tokenEnd(text);
  return text[methodEnd] === ' ' && KNOWN.has(text.slice(0, methodEnd));
}

/** RFC 9112 §4; some servers leave the reason phrase and even its space away. */
export function statusVerdict(text: string): Verdict {
  const head = text.slice(0, 12);
  if (/^HTTP\/\d\.\d \d{3}$/.test(head)) return /^[\s]?$/.test(text.slice(12, 13)) ? 'yes' : 'no';
  const shape = 'HTTP/0.0 000';
  for (let i = 0; i < head.length; i++) {
    const wanted = shape[i] === '0' ? /\d/.test(head[i] as string) : shape[i] === head[i];
    if (!wanted) return 'no';
  }
  return 'maybe';
}

/** Upper-case letters and the signs that methods are known to have. Lower case is left out: it is text, not HTTP. */
function tokenEnd(text: string): number {
  let end = 0;
  while (end < text.length && end <= MOST_METHOD_BYTES) {
    const code = text.charCodeAt(end);
    if (!((code >= 65 && code <= 90) || code === 45 || code === 95)) break;
    end++;
  }
  return end;
}
