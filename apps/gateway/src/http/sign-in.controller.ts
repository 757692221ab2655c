import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { LOG } from '@engawa/http';
import { DEVELOPMENT } from '@engawa/service';
import type { Logger } from '@engawa/telemetry';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../access/sessions.js';
import { SIGN_IN_MINUTES, SignIns } from '../access/sign-ins.js';
import { IdentityProvider } from '../providers/identity-provider.js';
import { PersonCallers } from './person-callers.js';
import { sessionCookie, signInCookie } from './session-cookie.js';

export class SignInQuery {
  @ApiProperty({ required: false, description: 'Path of the console to come back to' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  returnTo?: string;

  @ApiProperty({ required: false, description: 'Whom the identity provider should expect (login_hint of OpenID Connect)' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  loginHint?: string;
}

/** Why a sign-in came to nothing, as the console's page tells it. */
type Failure = 'provider' | 'cancelled' | 'expired' | 'no-role' | 'ended';

/** The console's sign-in. The provider's tokens end here; the browser gets a cookie that no script can read. */
@ApiTags('session')
@Controller('api/session')
export class SignInController {
  constructor(
    private readonly callers: PersonCallers,
    private readonly sessions: Sessions,
    private readonly signIns: SignIns,
    private readonly provider: IdentityProvider,
    @Inject(DEVELOPMENT) private readonly development: boolean,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Open()
  @Get('start')
  @ApiOperation({ summary: "Leads to the identity provider's page, and from there back to `returnTo`, signed in" })
  async start(@Query() { returnTo = '/', loginHint }: SignInQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { home, secure } = this.sessions;
    // The provider leads back to PUBLIC_URL, where the browser has this cookie only if it started there: `localhost` is another
    // host than `127.0.0.1`. Elsewhere a proxy may name the gateway as it likes.
    if (this.development && request.headers.host !== home.host) return void (await reply.redirect(new URL(request.url, home).href, 302));
    await this.signIns.refuseTooMany(request.ip);
    const begun = await this.provider.begin(loginHint).catch((error: unknown) => this.notReached(error));
    if (!begun) return this.failed(reply, 'provider');
    const { url, ...rest } = begun;
    const signIn = await this.signIns.begin({ ...rest, returnTo: pathOf(returnTo, home) });
    await reply.header('set-cookie', signInCookie.set(signIn, SIGN_IN_MINUTES * 60, secure)).redirect(url.href, 302);
  }

  @Open()
  @Get('callback')
  @ApiOperation({ summary: 'Where the identity provider leads back to' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { home, secure, limits } = this.sessions;
    const secret = signInCookie.of(request, secure);
    reply.header('set-cookie', signInCookie.set('', 0, secure));
    const signIn = secret && (await this.signIns.take(secret));
    if (!signIn) return this.failed(reply, 'expired');
    const { search, searchParams } = new URL(request.url, home);
    if (searchParams.get('error') === 'access_denied') return this.failed(reply, 'cancelled');
    const identity = await this.provider.finish(search, signIn).catch((error: unknown) => this.notReached(error));
    if (!identity) return this.failed(reply, 'provider');
    const { person, refusal } = await this.callers.signIn(identity, request);
    if (refusal) return this.failed(reply, refusal);
    const before = sessionCookie.of(request, secure);
    if (before) await this.sessions.end(before);
    const session = await this.sessions.begin(person);
    const cookie = sessionCookie.set(session, limits.SESSION_HOURS * 3600, secure);
    await reply.header('set-cookie', cookie).redirect(signIn.returnTo, 302);
  }

  private async failed(reply: FastifyReply, why: Failure): Promise<void> {
    await reply.redirect(`/sign-in?failed=${why}`, 302);
  }

  private notReached(error: unknown): undefined {
    this.log.warn({ code: (error as { code?: string }).code }, 'the identity provider did not sign a person in');
  }
}

/** A path of our own: an address of another site leads home. */
function pathOf(returnTo: string, home: URL): string {
  const url = URL.canParse(returnTo, home.href) ? new URL(returnTo, home) : home;
  return url.origin === home.origin ? url.pathname.replace(/^\/+/, '/') + url.search : '/';
}
