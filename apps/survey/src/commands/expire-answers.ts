import { SurveyAnswered } from '@engawa/contracts';
import type { ExpireRows } from '@engawa/erasure';
import { emptyAnswers } from './erase-answers.js';

/** Scores and choices stay for the counts; whose they were and what they wrote goes. An invitation, which has the id of its answer, may go before. */
export const expireAnswers: ExpireRows = async (tx, { keysOf }) => ({ answers: await emptyAnswers(tx, keysOf(SurveyAnswered.type)) });
