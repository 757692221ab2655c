export { decodeCursor, PageQuery, pageOf, type Page } from './cursor.js';
export { Idempotency1763700000003, IdempotencyOf, idempotently, type Answer, type IdempotentRequest } from './idempotency.js';
export { changedMeanwhile, etag, versionFrom } from './if-match.js';
export { LOG } from './log.js';
export { notFound, Problem, ProblemFilter, sendProblem, type FieldProblem, type ProblemBody } from './problem.js';
export { InSmallLetters, UuidParam, validationPipe } from './validation.js';
export { VersionTag } from './version-tag.js';
export { createRow, replaceRow } from './versioned-rows.js';
export { WordsDto } from './words.dto.js';
