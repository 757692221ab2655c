import { TOKEN_SECONDS, type Caller, type TokenSigner } from '@engawa/auth';
import type { Service } from '@engawa/contracts';
import { serviceUnavailable } from '@engawa/http';
import { activeTraceparent } from '@engawa/telemetry';
import type { GatewayConfig } from '../config.js';

/** What the gateway asks for itself, on behalf of nobody in particular. */
export const gateway: Caller = { subject: 'service:gateway', name: 'gateway', permissions: ['customers.match'], purpose: 'access' };

/** Reaches the services: picks an instance in turn, and vouches for the caller with a token for that service alone. */
export class InternalCalls {
  private readonly tokens = new Map<string, { token: string; until: number }>();
  private turn = 0;

  constructor(
    private readonly signer: TokenSigner,
    private readonly config: Pick<GatewayConfig, 'SERVICE_URLS'>,
  ) {}

  /** Base URL of an instance. Throws a 503 when the service is not set up. */
  urlOf(service: Service): string {
    const urls = this.config.SERVICE_URLS.get(service) ?? [];
    if (urls.length === 0) throw unavailable(service);
    return urls[this.turn++ % urls.length]!;
  }

  instancesOf(service: Service): string[] {
    return this.config.SERVICE_URLS.get(service) ?? [];
  }

  /** The value of an Authorization header. A token is used again for half of its life. */
  async authorization(caller: Caller, service: Service): Promise<string> {
    const name = `${service}\n${JSON.stringify(caller)}`;
    const held = this.tokens.get(name);
    if (held && held.until > Date.now()) return held.token;
    const token = `Bearer ${await this.signer.sign(caller, service)}`;
    if (this.tokens.size > 5000) this.tokens.clear();
    this.tokens.set(name, { token, until: Date.now() + (TOKEN_SECONDS * 1000) / 2 });
    return token;
  }

  /** Undefined on 404; a 503 when the service does not answer within 3 s. */
  async get<T>(service: Service, path: string, caller: Caller): Promise<T | undefined> {
    return this.fetch<T>(service, this.urlOf(service) + path, caller, {});
  }

  async post<T>(service: Service, path: string, body: unknown, caller: Caller): Promise<T | undefined> {
    return this.send<T>('POST', service, this.urlOf(service) + path, body, caller);
  }

  async send<T>(method: string, service: Service, url: string, body: unknown, caller: Caller): Promise<T | undefined> {
    const headers = { 'content-type': 'application/json' };
    return this.fetch<T>(service, url, caller, { method, headers, body: JSON.stringify(body) });
  }

  async fetch<T>(service: Service, url: string, caller: Caller, init: RequestInit): Promise<T | undefined> {
    const authorization = await this.authorization(caller, service);
    const headers: Record<string, string> = { ...(init.headers as Record<string, string>), authorization };
    const traceparent = activeTraceparent();
    if (traceparent) headers.traceparent = traceparent;
    const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    if (response?.status === 404) return undefined;
    if (!response?.ok) throw unavailable(service);
    return (await response.json()) as T;
  }
}

export const unavailable = (service: Service) => serviceUnavailable(`${service} does not answer. Nothing is lost; try again.`);
