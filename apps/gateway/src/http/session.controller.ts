import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { People, SESSION_HOURS } from '../access/people.js';
import { permissionsOf } from '../access/roles.js';
import type { GatewayConfig } from '../config.js';
import { sessionCookie, sessionOf } from './session-cookie.js';

export class SignInDto {
  @ApiProperty({ description: 'Token of a person' })
  @IsString()
  @MaxLength(500)
  token!: string;
}

export class MeDto {
  @ApiProperty() name!: string;
  @ApiProperty() role!: string;
  @ApiProperty({ type: [String] }) permissions!: string[];
}

/** The console's sign-in: a token is exchanged for a session that lives in a cookie no script can read. */
@ApiTags('session')
@Controller('api')
export class SessionController {
  constructor(
    private readonly people: People,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Open()
  @Post('session')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signIn(@Body() { token }: SignInDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const person = await this.people.byToken(token);
    if (!person) throw new Problem(401, 'unknown-token', 'This token is not known.', { errors: [{ pointer: '/token', detail: 'is not known' }] });
    const session = await this.people.signIn(person);
    reply.header('set-cookie', sessionCookie(session, SESSION_HOURS * 3600, this.config.SECURE_COOKIES));
  }

  @Open()
  @Delete('session')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const session = sessionOf(request);
    if (session) await this.people.signOut(session);
    reply.header('set-cookie', sessionCookie('', 0, this.config.SECURE_COOKIES));
  }

  @Open()
  @Get('me')
  @ApiOkResponse({ type: MeDto })
  async me(@Req() request: FastifyRequest): Promise<MeDto> {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const session = sessionOf(request);
    const person = token ? await this.people.byToken(token) : session ? await this.people.bySession(session) : undefined;
    if (!person) throw new Problem(401, 'unauthenticated', 'Sign in first.');
    return { name: person.name, role: person.role, permissions: permissionsOf(person.role) };
  }
}
