import { request } from 'node:http';
import { TelltaleError } from '../base/index.ts';

export interface HttpProxy {
  readonly host: string;
  readonly port: number;
  /** Address to connect from, where the proxy would take loopback to loopback for a request of its own. */
  readonly localAddress?: string;
}

export interface Post {
  readonly host: string;
  readonly contentType: string;
  readonly content: string;
}

/** The way there and back is loopback or the lab's own network; what takes longer does not come. */
export const CONTROL_TIMEOUT_MS = 10_000;

/** One POST by an HTTP proxy, in absolute form (RFC 9112 section 3.2.2). Throws `control-failed`. */
export async function postThroughProxy(
  proxy: HttpProxy,
  { host, contentType, content }: Post,
): Promise<void> {
  const { promise: answered, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(
    {
      ...proxy,
      method: 'POST',
      path: `http://${host}/`,
      agent: false,
      headers: { host, 'content-type': contentType, 'content-length': Buffer.byteLength(content) },
      signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
    },
    (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
    },
  );
  sent.once('error', reject);
  sent.end(content);
  const status = await answered.catch((cause: unknown) => {
    throw failed(proxy, 'gave no answer', { cause });
  });
  if (status !== 204) throw failed(proxy, `answered with status ${status}`);
}

function failed({ host, port }: HttpProxy, what: string, options?: ErrorOptions): TelltaleError {
  return new TelltaleError(
    'control-failed',
    `the positive control could not be sent: the interception at ${host}:${port} ${what}; is it running, and does it reach the control host?`,
    options,
  );
}
