import { Body, Controller, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, notFound, Problem, replaceRow } from '@engawa/http';
import { DataSource } from 'typeorm';
import { SurveySettings } from '../db/survey-settings.entity.js';
import { Survey } from '../db/survey.entity.js';
import { questionErrors } from '../domain/question-errors.js';
import { surveyScore } from '../queries/survey-score.js';
import {
  ScoreDto,
  ScoreQuery,
  SurveyDto,
  SurveyListDto,
  SurveySettingsDto,
  SurveySettingsViewDto,
  SurveyViewDto,
} from './surveys.dto.js';

@ApiTags('surveys')
@Controller('api')
export class SurveysController {
  constructor(private readonly db: DataSource) {}

  @Requires('surveys.read')
  @Get('surveys')
  @ApiOkResponse({ type: SurveyListDto })
  async list() {
    return { items: await this.db.getRepository(Survey).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('surveys.read')
  @Get('surveys/:id/score')
  @ApiOkResponse({ type: ScoreDto })
  async score(@Param('id') id: string, @Query() query: ScoreQuery) {
    const score = await surveyScore(this.db, id, query.from, query.to);
    if (!score) throw notFound('The survey');
    return score;
  }

  @Requires('surveys.write')
  @Post('surveys')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SurveyViewDto })
  create(@Body() body: SurveyDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Survey, rowOf(body));
  }

  /** Changed questions are asked from the next invitation on; those already sent keep theirs. */
  @Requires('surveys.write')
  @Put('surveys/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SurveyViewDto })
  replace(@Param('id') id: string, @Body() body: SurveyDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Survey, id, ifMatch, rowOf(body));
  }

  @Requires('surveys.read')
  @Get('survey-settings')
  @ApiOkResponse({ type: SurveySettingsViewDto })
  settings() {
    return this.db.getRepository(SurveySettings).findOneByOrFail({ id: 'survey' });
  }

  /** What the pages of all surveys say, from the next time one is opened. */
  @Requires('surveys.write')
  @Put('survey-settings')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SurveySettingsViewDto })
  replaceSettings(@Body() body: SurveySettingsDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, SurveySettings, 'survey', ifMatch, { id: 'survey', ...body });
  }
}

function rowOf(body: SurveyDto): Omit<Survey, 'version'> {
  const errors = questionErrors(body.questions);
  if (errors.length > 0) throw new Problem(400, 'invalid-questions', 'The questions are not as they must be.', { errors });
  const { trigger = null, channels = ['mail'], linkDays = 30, active = true } = body;
  return { ...body, trigger, channels, linkDays, active };
}
