import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem, type FieldProblem } from './problem.js';

/** Checks DTOs by class-validator. Fields that no DTO names are refused, so that nobody sets what they may not. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new Problem(400, 'invalid', 'Some fields are not as they must be.', { errors: errors.flatMap((each) => fieldsOf(each, '')) }),
  });
}

function fieldsOf(error: ValidationError, path: string): FieldProblem[] {
  const pointer = `${path}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail: withoutName(detail, error.property) }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, pointer))];
}

/** class-validator begins its sentences with the field's name, which the pointer already tells. */
function withoutName(detail: string, property: string): string {
  return detail.startsWith(`${property} `) ? detail.slice(property.length + 1) : detail;
}
