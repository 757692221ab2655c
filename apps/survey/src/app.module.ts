import { Module } from '@nestjs/common';
import { OnContactClosed } from './consumers/on-contact-closed.js';
import { OnContactStopped } from './consumers/on-contact-stopped.js';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { OnCustomerErased } from './consumers/on-customer-erased.js';
import { OnCustomerRegrouped } from './consumers/on-customer-regrouped.js';
import { SurveyPageController } from './http/survey-page.controller.js';
import { SurveysController } from './http/surveys.controller.js';
import { UsePurposes } from './http/use-purposes.js';
import { SurveyAnswerIntake } from './intake/survey-answer.js';

@Module({
  controllers: [SurveysController, SurveyPageController, SurveyAnswerIntake, OnContactClosed, OnContactStopped, OnCustomerRegrouped, OnCustomerErased, OnCustomerDataExpired],
  providers: [UsePurposes],
})
export class AppModule {}
