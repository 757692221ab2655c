import type { ExpireRows } from '@engawa/erasure';
import { emptyAnswers } from './erase-answers.js';

/** Scores and choices stay for the counts; whose they were and what they wrote goes. */
export const expireAnswers: ExpireRows = async (tx, { keys }) => ({ answers: await emptyAnswers(tx, keys) });
