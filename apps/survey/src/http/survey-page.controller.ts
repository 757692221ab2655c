import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@engawa/auth';
import { pageLanguage, sendPage } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { CONFIG } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { SurveyConfig } from '../config.js';
import { recordAnswers } from '../commands/record-answers.js';
import { SurveySettings } from '../db/survey-settings.entity.js';
import type { GivenAnswer, Language, Question } from '../domain/survey.js';
import { findInvitation, type Invitation } from '../queries/find-invitation.js';
import { messagePage, surveyPage, type Look } from './survey-page.js';
import { UsePurposes } from './use-purposes.js';

/** The pages behind the links that customers get. */
@ApiExcludeController()
@Controller('s')
export class SurveyPageController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: SurveyConfig,
    private readonly purposes: UsePurposes,
  ) {}

  /** Mail scanners open links, so reading changes nothing. */
  @Public()
  @Get(':token')
  async read(@Param('token') token: string, @Query('lang') lang: unknown, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply) {
    const language = pageLanguage(lang, accepts);
    const invitation = await findInvitation(this.db, token);
    return this.show(reply, language, invitation, (look, open) => ({ status: 200, html: surveyPage(look, open, language) }));
  }

  /** One answer for a link; a second is told that there is one already. */
  @Public()
  @Post(':token')
  async answer(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Headers('accept-language') accepts: string | undefined,
    @Body() body: Record<string, unknown> | undefined,
    @Res() reply: FastifyReply,
  ) {
    const language = pageLanguage(lang, accepts);
    let refused = false;
    const invitation = await inTransaction(this.db, async (tx) => {
      const found = await findInvitation(tx, token, true);
      if (!found || found.answeredAt || found.expiresAt < this.clock.now()) return found;
      const now = this.clock.now();
      const data = {
        answerId: found.id,
        survey: found.survey,
        customer: { origin: found.origin },
        answers: givenAnswers(found.questions, body ?? {}),
        contact: found.contact ?? undefined,
        order: found.order ?? undefined,
        invitation: { id: found.id, questions: found.questions },
      };
      refused = data.answers.length === 0;
      const reject = () => {
        refused = true;
      };
      if (!refused) await recordAnswers(tx, [{ data, cause: { occurredAt: now, backfill: false }, reject }]);
      if (!refused) await tx.query('UPDATE invitations SET answered_at = $2 WHERE id = $1', [found.id, now]);
      return found;
    });
    return this.show(reply, language, invitation, (look, open) =>
      refused ? { status: 400, html: surveyPage(look, open, language, true) } : { status: 200, html: messagePage(look, 'thanks', language) },
    );
  }

  private async show(
    reply: FastifyReply,
    language: Language,
    invitation: Invitation | undefined,
    open: (look: Look, invitation: Invitation) => { status: number; html: string },
  ) {
    const { texts, secondsPerQuestion } = await this.db.getRepository(SurveySettings).findOneByOrFail({ id: 'survey' });
    const look = { brand: this.config.BRAND_NAME, texts, secondsPerQuestion, usedFor: await this.purposes.shown() };
    let shown: { status: number; html: string };
    if (!invitation) shown = { status: 404, html: messagePage(look, 'unknown', language) };
    else if (invitation.answeredAt) shown = { status: 200, html: messagePage(look, 'already', language) };
    else if (invitation.expiresAt < this.clock.now()) shown = { status: 410, html: messagePage(look, 'gone', language) };
    else shown = open(look, invitation);
    return sendPage(reply, shown);
  }
}

/** Fields of the form by the questions' ids; what was left open is no answer. */
function givenAnswers(questions: Question[], body: Record<string, unknown>): GivenAnswer[] {
  return questions.flatMap((question) => {
    const value = body[question.id];
    return typeof value === 'string' && value.trim() !== '' ? [{ question: question.id, value: value.slice(0, 2000) }] : [];
  });
}
