import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Module, type ModuleMetadata } from '@nestjs/common';
import { EngawaModule, type Parts } from './engawa.module.js';

/**
 * The OpenAPI description of a service's HTTP interface, as committed under openapi/. Nest's preview mode reads the
 * controllers without making anything, so it needs no database and no Kafka.
 */
export async function describeApi(service: string, module: NonNullable<ModuleMetadata['imports']>[number]): Promise<OpenAPIObject> {
  const nothing = {};
  const parts = { db: nothing, clock: nothing, log: nothing, callers: nothing, health: nothing, metrics: nothing, config: nothing, development: false };

  @Module({ imports: [EngawaModule.with(parts as unknown as Parts, []), module] })
  class Root {}

  const app = await NestFactory.create(Root, new FastifyAdapter(), { preview: true, logger: false, abortOnError: false });
  const config = new DocumentBuilder()
    .setTitle(`Engawa ${service}`)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => `${service}.${method}` });
}
