import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { CONFIG } from '@engawa/service';
import type { GatewayConfig } from '../config.js';

interface OpenApi {
  info: { title: string };
  paths: Record<string, unknown>;
  components?: { schemas?: Record<string, unknown> };
}

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Engawa API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`;

/** One browsable page of the HTTP interfaces of all services, made of the committed OpenAPI files. */
@ApiExcludeController()
@Controller('docs')
export class DocsController {
  constructor(@Inject(CONFIG) private readonly config: GatewayConfig) {}

  @Open()
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  /** A file of its own, because the pages' policy allows no scripts inside a page. */
  @Open()
  @Get('start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none' });`;
  }

  @Open()
  @Get('openapi.json')
  async all(): Promise<Record<string, unknown>> {
    const files = (await readdir(this.config.OPENAPI_DIR)).filter((file) => file.endsWith('.json')).sort();
    const parts = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(path.join(this.config.OPENAPI_DIR, file), 'utf8')) as OpenApi),
    );
    return {
      openapi: '3.0.0',
      info: { title: 'Engawa', version: '1', description: 'All services, through the gateway.' },
      security: [{ bearer: [] }],
      paths: Object.assign({}, ...parts.map((part) => part.paths)) as unknown,
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
        schemas: Object.assign({}, ...parts.map((part) => part.components?.schemas)) as unknown,
      },
    };
  }
}
