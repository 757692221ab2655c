import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@engawa/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../access/sessions.js';
import { IdentityProvider } from '../providers/identity-provider.js';
import { PersonCallers } from './person-callers.js';
import { sessionCookie } from './session-cookie.js';

export class SignedOutDto {
  @ApiProperty({ type: String, nullable: true, description: 'Where the browser signs out of the identity provider too' })
  providerUrl!: string | null;
}

export class MeDto {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty({ type: [String] }) permissions!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'The centre or agency they work for; null: the company itself' })
  partner!: string | null;
}

/** Who is signed in, and the end of it. */
@ApiTags('session')
@Controller('api')
export class SessionController {
  constructor(
    private readonly callers: PersonCallers,
    private readonly sessions: Sessions,
    private readonly provider: IdentityProvider,
  ) {}

  /** Ends the session here; the console then leads to the provider, which asks whether to end its own. */
  @SignedIn()
  @Delete('session')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedOutDto })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOutDto> {
    const { secure } = this.sessions;
    const session = sessionCookie.of(request, secure);
    if (session) await this.sessions.end(session);
    reply.header('set-cookie', sessionCookie.set('', 0, secure));
    return { providerUrl: (await this.provider.signOutUrl()) ?? null };
  }

  @SignedIn()
  @Get('me')
  @ApiOkResponse({ type: MeDto })
  async me(@Req() request: FastifyRequest): Promise<MeDto> {
    const { name, roles, permissions, partner } = await this.callers.personOf(request);
    return { name, roles, permissions, partner };
  }
}
