import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PageTexts } from '../domain/survey.js';

/** The one row of what holds for the pages of all surveys. */
@Entity('survey_settings')
export class SurveySettings {
  /** Always `survey`. */
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  /** By which the page says how long its questions take. */
  @Column('int', { name: 'seconds_per_question' })
  secondsPerQuestion!: number;

  @Column('jsonb')
  texts!: PageTexts;
}
