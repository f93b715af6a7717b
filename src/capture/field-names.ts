/**
 * Header field names and reason phrases that everybody sends, so that they tell nothing: RFC 9110 to 9113, 6265, 6454,
 * 6797, 9211, Fetch, Client Hints, and what proxies and content networks add. All others are searched like values:
 * an identifier in a name may be digits or a person's name, so no rule by letters or length would do.
 */
const NAMES =
  `Accept Accept-CH Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Access-Control-Allow-Credentials
  Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin Access-Control-Expose-Headers
  Access-Control-Max-Age Access-Control-Request-Headers Access-Control-Request-Method Age Allow Alt-Svc Authorization
  Cache-Control Cache-Status CF-Cache-Status CF-RAY Connection Content-Disposition Content-Encoding Content-Language
  Content-Length Content-Location Content-MD5 Content-Range Content-Security-Policy Content-Security-Policy-Report-Only
  Content-Type Cookie Critical-CH Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy
  Date Device-Memory DNT Downlink DPR ECT ETag Expect Expect-CT Expires Forwarded From Host HTTP2-Settings If-Match If-Modified-Since
  If-None-Match If-Range If-Unmodified-Since Keep-Alive Last-Modified Link Location Max-Forwards NEL Origin
  Origin-Agent-Cluster P3P Permissions-Policy Pragma Priority Proxy-Authenticate Proxy-Authorization Proxy-Connection
  Purpose Range Referer Referrer-Policy Report-To Reporting-Endpoints Retry-After RTT Save-Data Sec-CH-UA
  Sec-CH-UA-Arch Sec-CH-UA-Bitness Sec-CH-UA-Full-Version Sec-CH-UA-Full-Version-List Sec-CH-UA-Mobile
  Sec-CH-UA-Model Sec-CH-UA-Platform Sec-CH-UA-Platform-Version Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site
  Sec-Fetch-User Sec-GPC Sec-WebSocket-Accept Sec-WebSocket-Extensions Sec-WebSocket-Key Sec-WebSocket-Protocol
  Sec-WebSocket-Version Server Server-Timing Set-Cookie SourceMap Strict-Transport-Security TE Timing-Allow-Origin
  Trailer Transfer-Encoding Upgrade Upgrade-Insecure-Requests User-Agent Vary Via Viewport-Width Warning
  WWW-Authenticate X-Amz-Cf-Id X-Amz-Cf-Pop X-Cache X-Cache-Hits X-Client-Data X-Content-Type-Options
  X-DNS-Prefetch-Control X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Frame-Options X-Permitted-Cross-Domain-Policies
  X-Powered-By X-Real-IP X-Request-ID X-Requested-With X-Robots-Tag X-Served-By X-Timer X-XSS-Protection
  :authority :method :path :protocol :scheme :status`
    .trim()
    .split(/\s+/);

/** As they are registered, in lower case as HTTP/2 has them, and with each word's first letter large alone. */
const COMMON_NAMES: ReadonlySet<string> = new Set(
  NAMES.flatMap((name) => {
    const lower = name.toLowerCase();
    return [name, lower, lower.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())];
  }),
);

/** RFC 9110 section 15, RFC 6585, RFC 4918, and what older servers say instead. */
const COMMON_REASONS: ReadonlySet<string> = new Set(
  `Continue|Switching Protocols|Processing|Early Hints|OK|Created|Accepted|Non-Authoritative Information|No Content
  |Reset Content|Partial Content|Multi-Status|Already Reported|IM Used|Multiple Choices|Moved Permanently|Found
  |Moved Temporarily|See Other|Not Modified|Use Proxy|Temporary Redirect|Permanent Redirect|Bad Request|Unauthorized
  |Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Proxy Authentication Required
  |Request Timeout|Request Time-out|Conflict|Gone|Length Required|Precondition Failed|Payload Too Large
  |Content Too Large|Request Entity Too Large|URI Too Long|Request-URI Too Long|Request-URI Too Large
  |Unsupported Media Type|Range Not Satisfiable|Requested Range Not Satisfiable|Requested range not satisfiable
  |Expectation Failed|Misdirected Request|Unprocessable Content|Unprocessable Entity|Locked|Failed Dependency
  |Too Early|Upgrade Required|Precondition Required|Too Many Requests|Request Header Fields Too Large
  |Unavailable For Legal Reasons|Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable
  |Gateway Timeout|Gateway Time-out|HTTP Version Not Supported|Insufficient Storage|Loop Detected|Not Extended
  |Network Authentication Required|Connection established|Connection Established|Partial content`
    .split('|')
    .map((reason) => reason.trim())
    .flatMap((reason) => [reason, reason.toLowerCase(), reason.toUpperCase()]),
);

/** Whether a header field's name may tell something by itself. */
export function isUnusualName(name: string): boolean {
  return name !== '' && !COMMON_NAMES.has(name) && !COMMON_NAMES.has(name.toLowerCase());
}

/** Whether a status line's reason phrase may tell something. */
export function isUnusualReason(reason: string): boolean {
  return reason !== '' && !COMMON_REASONS.has(reason) && !COMMON_REASONS.has(reason.toLowerCase());
}
