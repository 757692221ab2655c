import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CallerOf, Public, type Caller } from '@engawa/auth';
import { pageLanguage, sendPage } from '@engawa/http';
import { inTransaction, type Tx } from '@engawa/postgres';
import { CONFIG } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { recordConsents, type ConsentAct } from '../commands/record-consents.js';
import type { CustomerProfileConfig } from '../config.js';
import { readPurposes } from '../db/read-purposes.js';
import type { Purpose } from '../domain/consent.js';
import { addressName, originOfToken } from '../domain/preference-token.js';
import { choicesOf, chosen, declined, declinedByClick, type Choice } from '../domain/preferences.js';
import { consentsOfCustomer, notJustDeclined } from '../queries/consents.js';
import { customerOfOrigin, mailsOfOrigin } from '../queries/customer-of-origin.js';
import { wordingsAt } from '../queries/use-purposes.js';
import { preferencesPage, unknownPage, type Done } from './preferences-page.js';

type Form = Record<string, unknown> | undefined;

/** The page on which somebody sees and changes what they are told, behind the link that stands in every mail. */
@ApiExcludeController()
@Controller('p')
export class PreferencesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: CustomerProfileConfig,
  ) {}

  /** Mail scanners open links, so reading changes nothing. */
  @Public()
  @Get(':token')
  read(@Param('token') token: string, @Query('lang') lang: unknown, @Headers('accept-language') accepts: string | undefined, @Res() reply: FastifyReply) {
    return this.show(reply, token, { lang, accepts });
  }

  @Public()
  @Post(':token')
  async save(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Headers('accept-language') accepts: string | undefined,
    @Body() body: Form,
    @CallerOf() caller: Caller,
    @Res() reply: FastifyReply,
  ) {
    let done: Done = body?.stop ? 'stopped' : 'saved';
    await this.change(token, 'page', caller, async (tx, customer) => {
      const { choices, stopped } = await this.choicesFor(tx, customer);
      if (body?.stop) return declined(choices);
      const { changes, outdated } = chosen(choices, body ?? {}, pageLanguage(lang, accepts));
      if (outdated) done = 'outdated';
      return stopped ? changes.filter(({ state }) => state !== 'subscribed') : changes;
    });
    return this.show(reply, token, { lang, accepts, done });
  }

  /** Programs that do not know RFC 8058 open the address instead. */
  @Public()
  @Get(':token/unsubscribe')
  open(@Param('token') token: string, @Res() reply: FastifyReply) {
    return reply.redirect(`/p/${encodeURIComponent(token)}`, 302);
  }

  /** RFC 8058: a mail program declines for its owner, without cookies and without showing anything. The body may be anything. */
  @Public()
  @Post(':token/unsubscribe')
  @HttpCode(200)
  async unsubscribe(
    @Param('token') token: string,
    @Query('purpose') purpose: unknown,
    @Headers('accept-language') accepts: string | undefined,
    @CallerOf() caller: Caller,
    @Res() reply: FastifyReply,
  ) {
    await this.change(token, 'one-click', caller, async (tx, _customer, origin) => {
      const meant = declinedByClick(await readPurposes(tx), await mailsOfOrigin(tx, origin), purpose);
      return notJustDeclined(tx, meant, this.clock.now());
    });
    return this.show(reply, token, { accepts, done: 'stopped' });
  }

  /** What is said behind a link is about all that its customer is now, as if they had told a department. */
  private async change(token: string, how: ConsentAct['how'], { from }: Caller, choose: (tx: Tx, customer: string, origin: string) => Promise<ConsentAct['changes']>): Promise<void> {
    const origin = originOfToken(this.config.LINK_SIGNING_KEYS, token);
    if (!origin) return;
    await inTransaction(this.db, async (tx) => {
      const customer = await customerOfOrigin(tx, origin);
      const changes = customer ? await choose(tx, customer, origin) : [];
      if (!customer || changes.length === 0) return;
      const reject = (code: string): never => {
        throw new Error(`A choice of the page was refused: ${code}`);
      };
      const data = { customer: { origin: customer }, behind: origin, how, changes, from };
      await recordConsents(tx, [{ data, cause: { occurredAt: this.clock.now(), backfill: false }, reject }]);
    });
  }

  private async choicesFor(db: DataSource | Tx, customer: string): Promise<{ purposes: Purpose[]; choices: Choice[]; stopped: boolean }> {
    const wishes = await consentsOfCustomer(db, customer);
    const [key] = this.config.LINK_SIGNING_KEYS;
    return { purposes: wishes.purposes, stopped: wishes.stopped, choices: choicesOf(wishes, (address) => addressName(key!, address)) };
  }

  private async show(reply: FastifyReply, token: string, { lang, accepts, done }: { lang?: unknown; accepts: string | undefined; done?: Done }) {
    const language = pageLanguage(lang, accepts);
    const brand = this.config.BRAND_NAME;
    const origin = originOfToken(this.config.LINK_SIGNING_KEYS, token);
    const customer = origin && (await customerOfOrigin(this.db, origin));
    if (!customer) return sendPage(reply, { status: 404, html: unknownPage(brand, language) });
    const [shown, usedFor] = await Promise.all([this.choicesFor(this.db, customer), wordingsAt(this.db, 'preferences')]);
    return sendPage(reply, { status: 200, html: preferencesPage({ brand, language, token, usedFor, ...shown }, done) });
  }
}
