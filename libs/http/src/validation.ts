import {
  applyDecorators,
  Param,
  ParseUUIDPipe,
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
  type ValidationError,
} from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { storableViolation } from '@engawa/contracts';
import { Transform, Type } from 'class-transformer';
import { IsDate, IsDateString, IsOptional, Matches } from 'class-validator';
import { Problem, type FieldProblem } from './problem.js';

/** How pointers into the parts of a request begin. */
const beginnings = { body: '/', query: '?', param: ':' };
type Part = keyof typeof beginnings;

/**
 * Checks what a request brings in its body, query and path: every text by whether it can be stored at all, DTOs by
 * class-validator. Fields that no DTO names are refused, so that nobody sets what they may not.
 */
export function validationPipe(): PipeTransform {
  const pipes = { body: dtoPipe('body'), query: dtoPipe('query'), param: dtoPipe('param') };
  return {
    transform(value: unknown, metadata: ArgumentMetadata): unknown {
      // What a decorator of ours makes of the request is no input.
      if (metadata.type === 'custom') return value;
      refuseUnstorable(value, metadata.type, metadata.data);
      return pipes[metadata.type].transform(value, metadata);
    },
  };
}

/** A part of the path that is a UUID; it arrives as PostgreSQL writes one, in small letters. */
export const UuidParam = (name: string): ParameterDecorator => {
  const errors = [{ pointer: `:${name}`, detail: 'must be a UUID' }];
  const exceptionFactory = () => new Problem(400, 'invalid', 'The address is not as it must be.', { errors });
  return Param(name, new ParseUUIDPipe({ exceptionFactory }), { transform: (id: string) => id.toLowerCase() });
};

/** A field that is a UUID arrives as PostgreSQL writes one, too. */
export const InSmallLetters = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));

function refuseUnstorable(value: unknown, part: Part, name: string | undefined): void {
  const violation = storableViolation(value);
  if (!violation) return;
  const { pointer, detail } = violation;
  const whole = name === undefined ? pointer.replace(/^\//, beginnings[part]) : beginnings[part] + name + pointer;
  throw new Problem(400, 'invalid', 'A text cannot be stored.', { errors: [{ pointer: whole, detail }] });
}

function dtoPipe(part: Part): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((each) => fieldsOf(each, beginnings[part]));
      return new Problem(400, 'invalid', 'Some fields are not as they must be.', { errors: fields });
    },
  });
}

function fieldsOf(error: ValidationError, path: string): FieldProblem[] {
  const pointer = path + error.property.replaceAll('~', '~0').replaceAll('/', '~1');
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail: withoutName(detail, error.property) }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, `${pointer}/`))];
}

/** class-validator begins its sentences with the field's name, which the pointer already tells. */
function withoutName(detail: string, property: string): string {
  return detail.startsWith(`${property} `) ? detail.slice(property.length + 1) : detail;
}

/** A moment (RFC 3339) that a query may have. */
export const OptionalMoment = (description?: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ format: 'date-time', type: String, ...(description ? { description } : {}) }), IsOptional(), Type(() => Date), IsDate());

/** A day that the calendar has, as `2026-11-29`. */
export const IsDay = (): PropertyDecorator => applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsDateString({ strict: true }));
