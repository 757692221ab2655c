import { Body, Controller, Get, Headers, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, notFound, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Audited, Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { addCompany, replaceCompany } from '../commands/companies.js';
import { addContactPerson, endContactPerson } from '../commands/contact-persons.js';
import { companyDetail, listCompanies } from '../queries/companies.js';
import { AddContactPersonDto, CompanyDataDto, CompanyDetailDto, CompanyPageDto, CompanyQuery, EndContactPersonDto, SavedCompanyDto } from './companies.dto.js';
import { RelationIdDto } from './relations.dto.js';

/** Organisations, and the customers who are there for them. */
@ApiTags('relations')
@Controller('api/companies')
export class CompaniesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.read')
  @Audited(false)
  @Get()
  @ApiOkResponse({ type: CompanyPageDto })
  companies(@Query() query: CompanyQuery) {
    return listCompanies(this.db, query);
  }

  @Requires('customers.read')
  @Get(':id')
  @ApiOkResponse({ type: CompanyDetailDto })
  async company(@UuidParam('id') id: string, @Shown() shown: string[]) {
    const found = await companyDetail(this.db, id, this.clock.now());
    if (!found) throw notFound('The company');
    shown.push(...found.contactPersons.map(({ customer }) => customer.id));
    return found;
  }

  @Requires('customers.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SavedCompanyDto })
  async addCompany(@Body() body: CompanyDataDto, @IdempotencyOf() request: IdempotentRequest, @Changed() changed: string[]) {
    const company = await addCompany(this.db, request, body, this.clock.now());
    changed.push(company.id);
    return company;
  }

  @Requires('customers.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SavedCompanyDto })
  replaceCompany(@UuidParam('id') id: string, @Body() body: CompanyDataDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceCompany(this.db, id, ifMatch, body);
  }

  @Requires('customers.write')
  @Post(':id/contact-persons')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RelationIdDto })
  async addContactPerson(@UuidParam('id') id: string, @Body() body: AddContactPersonDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() { name }: Caller, @Shown() shown: string[]) {
    shown.push(body.customer);
    const by = { name, now: this.clock.now() };
    const answer = await idempotently(this.db, request, async (tx) => ({ status: 201, body: { id: await addContactPerson(tx, id, { ...body }, by) } }));
    return answer.body;
  }

  @Requires('customers.write')
  @Post(':id/contact-persons/:person/end')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endContactPerson(
    @UuidParam('id') id: string,
    @UuidParam('person') person: string,
    @Body() { on }: EndContactPersonDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() { name }: Caller,
    @Shown() shown: string[],
  ) {
    await idempotentlyDone(this.db, request, async (tx) => {
      shown.push(await endContactPerson(tx, id, person, on, { name, now: this.clock.now() }));
    });
  }
}
