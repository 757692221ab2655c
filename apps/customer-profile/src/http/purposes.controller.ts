import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@engawa/auth';
import { escapeHtml, pageLanguage, publicPage, sendPage, type PageLanguage } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { CustomerProfileConfig } from '../config.js';
import { takingPlaces, type TakingPlace } from '../domain/use-purpose.js';
import { usePurposes, wordingsAt, type RegisteredPurpose } from '../queries/use-purposes.js';

const TEXTS = {
  ja: { title: '個人情報の利用目的', intro: 'お預かりした個人情報は、次の目的のためにだけ使います。', since: (day: string) => `${day}から` },
  en: { title: 'What we use personal data for', intro: 'What you tell us is used for this, and for nothing else.', since: (day: string) => `Since ${day}` },
} as const;

/** The register as everybody may read it (個人情報保護法 21条). */
@ApiExcludeController()
@Controller('purposes')
export class PurposesController {
  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: CustomerProfileConfig,
  ) {}

  /** With `place` the wordings that are shown there, as JSON, for the pages of other services. */
  @Public()
  @Get()
  async read(@Query('place') place: unknown, @Query('lang') lang: unknown, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply) {
    if (isPlace(place)) return reply.send({ wordings: await wordingsAt(this.db, place) });
    const language = pageLanguage(lang, accepts);
    const shown = (await usePurposes(this.db)).filter(({ places }) => places.length > 0);
    return sendPage(reply, { status: 200, html: purposesPage(shown, this.config.BRAND_NAME, language) });
  }
}

const isPlace = (place: unknown): place is TakingPlace => takingPlaces.some((each) => each === place);

function purposesPage(purposes: RegisteredPurpose[], brand: string, language: PageLanguage): string {
  const { title, intro, since } = TEXTS[language];
  const day = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone: 'Asia/Tokyo' });
  const items = purposes.map((each) => `<li><p>${escapeHtml(each.wording[language])}<br><small>${since(day.format(each.since))}</small></p></li>`);
  return publicPage({ brand, title, language, content: `<p>${intro}</p><ul>${items.join('')}</ul>` });
}
