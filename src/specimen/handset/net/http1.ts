import { Agent, type ClientRequestArgs, request } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Answer } from './answer.ts';

export interface Http1Request extends Pick<ClientRequestArgs, 'host' | 'port' | 'localAddress'> {
  readonly agent: Agent;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One exchange in HTTP/1.1. */
export function askHttp1(asked: Http1Request, body: Uint8Array | null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ ...asked, headers: { ...asked.headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    asking.on('error', reject);
    asking.end(body ?? undefined);
  });
}

/** Keeps TLS connections, each opened by `open`, for as long as both sides like. */
export class SecureAgent extends Agent {
  readonly #open: (host: string) => Promise<Duplex>;

  constructor(open: (host: string) => Promise<Duplex>) {
    super({ keepAlive: true });
    this.#open = open;
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#open(String(options.host)).then(
      (line) => callback?.(null, line),
      (error: Error) => callback?.(error, undefined as never),
    );
  }
}
