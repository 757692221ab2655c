import { activeTraceparent } from '@engawa/telemetry';

/** How a job of one service speaks to another: it exchanges its credential at the gateway for a short token. */
export class ServiceClient {
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(
    private readonly gatewayUrl: string,
    private readonly credential: string,
  ) {}

  /** POSTs JSON and gives the answer's JSON. Throws on anything but 2xx, and after 5 s of silence. */
  async post<T>(audience: string, url: string, body: unknown): Promise<T> {
    const traceparent = activeTraceparent();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.tokenFor(audience)}`,
        ...(traceparent ? { traceparent } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(`${audience} answered ${response.status}`);
    return (await response.json()) as T;
  }

  private async tokenFor(audience: string): Promise<string> {
    const held = this.tokens.get(audience);
    if (held && held.until > Date.now()) return held.token;
    const response = await fetch(new URL('/internal/tokens', this.gatewayUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.credential}` },
      body: JSON.stringify({ audience }),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(`the gateway answered ${response.status} to this service's credential`);
    const { token, expiresInSeconds } = (await response.json()) as { token: string; expiresInSeconds: number };
    this.tokens.set(audience, { token, until: Date.now() + (expiresInSeconds - 15) * 1000 });
    return token;
  }
}
