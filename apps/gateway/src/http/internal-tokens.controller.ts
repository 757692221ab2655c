import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { bearerOf, Open, TOKEN_SECONDS, TokenSigner } from '@engawa/auth';
import { services, type Service } from '@engawa/contracts';
import { Problem } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import { IsIn } from 'class-validator';
import { hashOf } from '../access/hash.js';
import { permissionsOfService } from '../access/roles.js';
import type { GatewayConfig } from '../config.js';

export class TokenRequestDto {
  @IsIn(services)
  audience!: Service;
}

/** Jobs of services exchange their credential for a token towards one other service. */
@ApiExcludeController()
@Controller('internal/tokens')
export class InternalTokensController {
  constructor(
    private readonly signer: TokenSigner,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Open()
  @Post()
  @HttpCode(200)
  async exchange(@Body() { audience }: TokenRequestDto, @Headers('authorization') authorization: string | undefined) {
    const credential = bearerOf({ headers: { authorization } }) ?? '';
    const service = this.config.SERVICE_CREDENTIALS.get(hashOf(credential).toString('hex'));
    if (!service) throw new Problem(401, 'unknown-credential', 'This credential is of no service.');
    const caller = { subject: `service:${service}`, name: service, permissions: permissionsOfService(service) };
    return { token: await this.signer.sign(caller, audience), expiresInSeconds: TOKEN_SECONDS };
  }
}
